import type { InviteeResource, paths } from "@rcw/types";
import type { Client } from "openapi-fetch";
import { describe, expectTypeOf, it } from "vitest";
import type { WebinarClient } from "./index.js";

declare const rcw: WebinarClient;
const invitee = "/webinar/configuration/v1/webinars/{webinarId}/sessions/{sessionId}/invitees/{inviteeId}";
const path = { webinarId: "1", sessionId: "2", inviteeId: "3" };

describe("rcw.api", () => {
  it("is openapi-fetch's client of the API's paths, with its middleware", () => {
    expectTypeOf(rcw.api).toEqualTypeOf<Client<paths>>();
    rcw.api.use({ onRequest: ({ request }) => request });
  });

  it("isn't needed for a path that the API description doesn't have", () => {
    const call = rcw.request<{ id: string }>("POST", "/webinar/new/v1/things", { query: { a: [1, 2] }, body: {} });
    expectTypeOf(call).resolves.toEqualTypeOf<{ id: string }>();
    expectTypeOf(rcw.request("GET", "/webinar/new/v1/things")).resolves.toBeUnknown();
  });

  it("gives either data or an error", async () => {
    const { data, error, response } = await rcw.api.GET(invitee, { params: { path } });
    expectTypeOf(response).toEqualTypeOf<Response>();
    // openapi-fetch maps the type over, so that it is the same only in what it takes and gives.
    expectTypeOf(data).toExtend<InviteeResource | undefined>();
    expectTypeOf(data?.role).toEqualTypeOf<InviteeResource["role"] | undefined>();
    if (error) expectTypeOf(data).toEqualTypeOf<undefined>();
    else expectTypeOf(data.role).toEqualTypeOf<InviteeResource["role"]>();
  });

  it("knows paths, their methods, parameters and bodies", () => {
    rcw.api.request("put", invitee, { params: { path }, body: { role: "CoHost" } });
    // @ts-expect-error there is no such path
    rcw.api.GET("/webinar/configuration/v1/invitees");
    // @ts-expect-error the path has no POST
    rcw.api.POST(invitee, { params: { path } });
    // @ts-expect-error path parameters are required
    rcw.api.GET(invitee);
    // @ts-expect-error each of them
    rcw.api.GET(invitee, { params: { path: { webinarId: "1" } } });
    // @ts-expect-error the values of the enum
    rcw.api.PUT(invitee, { params: { path }, body: { role: "Cohost" } });
  });
});
