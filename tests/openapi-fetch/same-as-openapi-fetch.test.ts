import { createWebinarClient } from "@rcw/client";
import type { paths } from "@rcw/types";
import fc from "fast-check";
import createOpenapiClient from "openapi-fetch";
import { describe, expect, it } from "vitest";

const INVITEE = "/webinar/configuration/v1/webinars/{webinarId}/sessions/{sessionId}/invitees/{inviteeId}";
const SESSIONS = "/webinar/history/v1/sessions";

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Both clients on the same stubbed service; what they send, and what they give. */
function createPair(status: number, body: string) {
  const sent: Sent[] = [];
  const fetch = async (input: string | Request | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    const { "user-agent": _, ...headers } = Object.fromEntries(request.headers);
    sent.push({
      method: request.method,
      url: request.url,
      headers: sameBoundary(headers),
      body: sameBoundary(await request.text()),
    });
    return new Response(status === 204 ? null : body, { status, headers: { "content-type": "application/json" } });
  };
  const baseUrl = "https://platform.ringcentral.com";
  const rcw = createWebinarClient({ auth: { accessToken: "token" }, fetch, retry: false, rateLimit: false });
  const bare = createOpenapiClient<paths>({ baseUrl, fetch, headers: { authorization: "Bearer token" } });
  return { ours: rcw.api, theirs: bare, sent };
}

/** The parts of a form stand between random texts, which differ from one to the next. */
function sameBoundary<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replace(/----formdata-[\w-]+/g, "----boundary"));
}

type Pair = ReturnType<typeof createPair>;
type Api = Pick<Pair["ours"], "GET" | "PUT" | "DELETE">;

async function compare(status: number, body: string, call: (api: Api) => Promise<unknown>) {
  const { ours, theirs, sent } = createPair(status, body);
  const results = [(await call(ours)) as object, (await call(theirs as Api)) as object];
  const [own, other] = results.map((result) => ({ ...result, response: undefined }));
  expect(own).toEqual(other);
  expect(sent).toHaveLength(2);
  expect(sent[0]).toEqual(sent[1]);
}

const id = fc
  .string({ minLength: 1, maxLength: 20, unit: "grapheme-ascii" })
  .filter((text) => !/^(\.{1,2}|\s+)$/.test(text));
const status = fc.constantFrom(200, 201, 204, 400, 404, 500);
const body = fc.constantFrom('{"id":"1"}', '{"errors":[{"errorCode":"CMN-102"}]}', "[]", '"text"');

describe("rcw.api sends and gives what openapi-fetch does", () => {
  it("for path parameters", async () => {
    await fc.assert(
      fc.asyncProperty(id, id, status, body, (webinarId, inviteeId, answered, text) =>
        compare(answered, text, (api) =>
          api.GET(INVITEE, { params: { path: { webinarId, sessionId: "2", inviteeId } } }),
        ),
      ),
      { numRuns: 60 },
    );
  });

  it("for query parameters", async () => {
    const query = fc.record(
      { nameFragment: fc.string(), perPage: fc.integer({ min: 1, max: 1000 }), pageToken: fc.string() },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(query, (given) =>
        compare(200, "{}", (api) =>
          api.GET(SESSIONS, {
            params: { query: { endTimeFrom: "2026-01-01T00:00:00Z", endTimeTo: "2026-02-01T00:00:00Z", ...given } },
          }),
        ),
      ),
      { numRuns: 60 },
    );
  });

  it("for bodies, headers and answers without a body", async () => {
    const path = { webinarId: "1", sessionId: "2", inviteeId: "3" };
    await compare(200, '{"id":"3"}', (api) =>
      api.PUT(INVITEE, { params: { path }, body: { role: "CoHost" }, headers: { "X-Trace": "1" } }),
    );
    await compare(204, "", (api) => api.DELETE(INVITEE, { params: { path } }));
    await compare(502, "<html>", (api) => api.DELETE(INVITEE, { params: { path } }));
    await compare(200, "a,b", (api) => api.GET(INVITEE, { params: { path }, parseAs: "text" }));
  });

  it("for headers in every form, and null that takes one away", async () => {
    const name = fc.constantFrom("X-Trace", "x-trace", "Accept", "If-Match");
    const value = fc.oneof(
      fc.string({ unit: "grapheme-ascii" }).map((text) => text.trim()),
      fc.integer(),
      fc.boolean(),
    );
    const headers = fc.dictionary(name, fc.oneof(value, fc.constant(null), fc.constant(undefined), fc.array(value)));
    const path = { webinarId: "1", sessionId: "2", inviteeId: "3" };
    await fc.assert(
      fc.asyncProperty(headers, fc.boolean(), async (given, isHeaders) => {
        const texts = Object.entries(given).filter(([, one]) => typeof one === "string") as [string, string][];
        const form = isHeaders ? new Headers(texts) : given;
        await compare(200, "{}", (api) => api.GET(INVITEE, { params: { path }, headers: form }));
      }),
      { numRuns: 100 },
    );
  });

  it("for serializers of query, path and body", async () => {
    const serializers = fc.record(
      {
        querySerializer: fc.constantFrom(
          { array: { style: "form" as const, explode: false } },
          { array: { style: "pipeDelimited" as const, explode: false }, allowReserved: true },
          { object: { style: "form" as const, explode: true } },
          (query: object) => `all=${encodeURIComponent(JSON.stringify(query))}`,
        ),
        pathSerializer: fc.constantFrom((template: string, values: object) =>
          template.replace(/\{(\w+)\}/g, (_, key: string) => `~${(values as Record<string, string>)[key]}`),
        ),
        bodySerializer: fc.constantFrom(
          (body: unknown) => `v=${JSON.stringify(body)}`,
          (body: object) => new URLSearchParams(body as Record<string, string>),
          (body: object) => {
            const form = new FormData();
            for (const [key, one] of Object.entries(body)) form.append(key, String(one));
            return form;
          },
        ),
      },
      { requiredKeys: [] },
    );
    const query = fc.dictionary(
      fc.constantFrom("a", "b"),
      fc.oneof(fc.string(), fc.array(fc.nat(9), { maxLength: 3 })),
    );
    const path = { webinarId: "1", sessionId: "2", inviteeId: "3" };
    await fc.assert(
      fc.asyncProperty(serializers, query, async (own, given) => {
        const init = { params: { path, query: given }, body: { role: "CoHost" as const }, ...own };
        await compare(200, "{}", (api) =>
          api.PUT(INVITEE, init as { params: { path: typeof path }; body: { role: "CoHost" } }),
        );
      }),
      { numRuns: 100 },
    );
  });

  it("for forms", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 8 });
    const path = { webinarId: "1", sessionId: "2", inviteeId: "3" };
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    await fc.assert(
      fc.asyncProperty(fc.dictionary(text.filter(Boolean), text), (form) =>
        compare(200, "{}", (api) => api.PUT(INVITEE, { params: { path }, body: form as never, headers })),
      ),
      { numRuns: 60 },
    );
  });
});
