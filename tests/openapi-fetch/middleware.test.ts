import { createWebinarClient, type WebinarClientOptions } from "@rcw/client";
import { createFakeWebinarApi, scenarios } from "@rcw/testing";
import { type Middleware, wrapAsPathBasedClient } from "openapi-fetch";
import { describe, expect, it, vi } from "vitest";

const SUBSCRIPTIONS = "/webinar/notifications/v1/subscriptions";
const INVITEES = "/webinar/configuration/v1/webinars/{webinarId}/sessions/{sessionId}/invitees";
const { webinarId, sessionId } = scenarios["scheduled-town-hall"];
const path = { webinarId, sessionId };

function start(options: Partial<WebinarClientOptions> = {}) {
  const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall" });
  const auth = { accessToken: fake.accessToken };
  const rcw = createWebinarClient({ auth, fetch: fake.fetch, clock: fake.clock, ...options });
  return { fake, rcw };
}

// The examples of openapi-fetch's documentation, on our client.
describe("middleware of openapi-fetch", () => {
  it("changes requests and answers, real ones, in the order of its registration", async () => {
    const { rcw, fake } = start();
    const seen: unknown[] = [];
    rcw.api.use(
      {
        async onRequest({ request, schemaPath, params }) {
          seen.push(request instanceof Request, schemaPath, params.path);
          request.headers.set("x-foo", "bar");
          return request;
        },
        async onResponse({ response }) {
          const { body, ...init } = response;
          return new Response(body, {
            ...init,
            status: 200,
            headers: { ...Object.fromEntries(response.headers), "x-seen": "1" },
          });
        },
      },
      {
        onRequest({ request }) {
          seen.push(request.headers.get("x-foo"));
          return new Request(request, { headers: { ...Object.fromEntries(request.headers), "x-second": "2" } });
        },
      },
    );
    const { data, response } = await rcw.api.GET(INVITEES, { params: { path } });
    expect(data?.records).toHaveLength(4);
    expect(response.headers.get("x-seen")).toBe("1");
    expect(seen).toEqual([true, INVITEES, path, "bar"]);
    expect(fake.journal.last()?.headers).toMatchObject({ "x-foo": "bar", "x-second": "2" });
  });

  it("throws for an error status", async () => {
    const { rcw } = start({ retry: false });
    rcw.api.use({
      onResponse({ response, schemaPath }) {
        if (!response.ok) throw new Error(`${schemaPath}: ${response.status}`);
      },
    });
    await expect(rcw.api.GET(INVITEES, { params: { path: { ...path, sessionId: "1" } } })).rejects.toThrow(
      `${INVITEES}: 404`,
    );
  });

  it("wraps what the pipeline throws", async () => {
    const { rcw } = start({ fetch: () => Promise.reject(new TypeError("fetch failed")), retry: false });
    rcw.api.use({ onError: ({ error }) => new Error("oops", { cause: error as Error }) });
    const failure = await rcw.api.GET(INVITEES, { params: { path } }).catch((error: Error) => error);
    expect(failure).toMatchObject({ message: "oops", cause: { name: "ConnectionError" } });
  });

  it("answers by itself, for paths of its choice, and sends nothing then", async () => {
    const { rcw, fake } = start();
    const cached = { id: "1", role: "Panelist" };
    rcw.api.use({
      onRequest({ schemaPath }) {
        if (schemaPath.endsWith("{inviteeId}")) return Response.json(cached);
      },
    });
    expect(await rcw.invitees.get({ ...path, inviteeId: "1" })).toEqual(cached);
    const missing: Middleware = {
      onRequest: () => Response.json({ errors: [{ errorCode: "OWN-1" }] }, { status: 404 }),
    };
    rcw.api.use(missing);
    await expect(rcw.webinars.get({ webinarId })).rejects.toMatchObject({ name: "NotFoundError", errorCode: "OWN-1" });
    rcw.api.eject(missing);
    expect((await rcw.webinars.get({ webinarId })).id).toBe(webinarId);
    fake.journal.expectCalls("rcwConfigGetInvitee", 0);
  });

  it("is asked once for a call that is sent twice, with its body both times", async () => {
    const { rcw, fake } = start({ clock: undefined });
    const onRequest = vi.fn();
    rcw.api.use({ onRequest });
    fake.faults.add({ operationId: "rcwConfigUpdateInvitees", status: 503, retryAfter: 0, times: 1 });
    const person = { firstName: "Ana", lastName: "Sol", email: "ana.sol@example.com", role: "Panelist" as const };
    const { addedInvitees } = await rcw.invitees.bulkUpdate({ ...path, body: { addedInvitees: [person] } });
    expect(addedInvitees?.[0]?.email).toBe(person.email);
    expect(onRequest).toHaveBeenCalledOnce();
    expect(fake.journal.expectCalls("rcwConfigUpdateInvitees", 2).map(({ status }) => status)).toEqual([503, 200]);
  });

  it("may be one call's", async () => {
    const { rcw, fake } = start();
    const middleware = [{ onRequest: ({ request }: { request: Request }) => request.headers.set("x-one", "1") }];
    await rcw.api.GET(SUBSCRIPTIONS, { middleware: middleware as Middleware[] });
    await rcw.api.GET(SUBSCRIPTIONS);
    expect(fake.journal.all().map(({ headers }) => headers["x-one"])).toEqual(["1", undefined]);
  });
});

describe("a client without middleware", () => {
  it("makes no Request", async () => {
    const { fake } = start();
    const sent: unknown[] = [];
    const rcw = createWebinarClient({
      auth: { accessToken: fake.accessToken },
      fetch: async (url, init) => {
        sent.push(typeof url, init.body, init.redirect);
        return Response.json({ records: [] });
      },
    });
    const real = vi.spyOn(globalThis, "Request");
    try {
      await rcw.api.GET(SUBSCRIPTIONS);
      expect(real).not.toHaveBeenCalled();
    } finally {
      real.mockRestore();
    }
    expect(sent).toEqual(["string", null, "manual"]);
  });
});

it("makes a client by path, as openapi-fetch's own does", async () => {
  const { rcw } = start();
  const { data } = await wrapAsPathBasedClient(rcw.api)[INVITEES].GET({ params: { path } });
  expect(data?.records).toHaveLength(4);
});
