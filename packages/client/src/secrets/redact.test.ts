import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTestClient } from "../../test-support/create-test-client.js";
import { errorOf } from "../../test-support/error-of.js";
import { jsonResponse } from "../../test-support/fake-fetch.js";
import { createLogHooks } from "../logging/log-hooks.js";

/** Everything that a log could show of a value, an error's causes included. */
function everythingOf(value: unknown): string {
  const texts = [
    inspect(value, { depth: null, showHidden: true, getters: true }),
    JSON.stringify(value),
    String(value),
  ];
  for (let cause = value; cause instanceof Error; cause = cause.cause) {
    texts.push(cause.message, cause.stack ?? "", JSON.stringify(cause), ...Object.values(cause).map(String));
  }
  return texts.join("\n");
}

// Long enough not to stand in an error by chance.
const token = fc.stringMatching(/^[A-Za-z0-9._~+/|=!#-]{12,40}$/);
// What people choose has anything in it, what JSON and URLs write otherwise included.
const chosen = fc.string({ unit: "grapheme", minLength: 12, maxLength: 40 }).map((text) => `"${text}\\ü%`);
const secrets = fc.record({ accessToken: token, verificationToken: chosen, password: chosen });
type Secrets = { accessToken: string; verificationToken: string; password: string };

/** Ways of a server, or of a `fetch`, to say back what it was sent. */
const INDISCREET: [string, (told: Secrets, request: Request, body: string) => Promise<Response> | Response][] = [
  [
    "an error message that quotes them",
    ({ password, verificationToken, accessToken }) =>
      jsonResponse(
        { errors: [{ errorCode: "CMN-101", message: `bad ${password} ${verificationToken} ${accessToken}` }] },
        { status: 400 },
      ),
  ],
  [
    "an error with further properties",
    (told) =>
      jsonResponse({ errors: [{ errorCode: "CMN-101", value: told, list: [[told.password]] }] }, { status: 403 }),
  ],
  [
    "the older form of an error",
    (told) => jsonResponse({ errorCode: "X", message: told.password, ...told }, { status: 500 }),
  ],
  [
    "a fetch that quotes the headers",
    ({ accessToken }) => Promise.reject(new TypeError(`fetch failed with Bearer ${accessToken}`)),
  ],
  [
    "a fetch that hangs the request on its error",
    ({ password }, request) =>
      Promise.reject(
        Object.assign(new Error("fetch failed"), {
          config: { headers: Object.fromEntries(request.headers), body: password },
        }),
      ),
  ],
  [
    "a cause of a cause that quotes them",
    ({ accessToken, verificationToken }) =>
      Promise.reject(
        new Error("a", { cause: new Error("b", { cause: new Error(`c ${accessToken} ${verificationToken}`) }) }),
      ),
  ],
  ["a fetch that rejects with text", ({ accessToken }) => Promise.reject(`no ${accessToken}`)],
  [
    "an error that quotes the body as it came, and as a form would write it",
    (told, _request, body) =>
      jsonResponse(
        { message: `unreadable: ${body} ${new URLSearchParams({ ...told })} ${encodeURIComponent(told.password)}` },
        { status: 400 },
      ),
  ],
  ["a body that isn't JSON", ({ password }) => new Response(`<html>${password}`)],
];

describe("nothing secret is shown", () => {
  it.each(INDISCREET)("by %s", async (_, answer) => {
    await fc.assert(
      fc.asyncProperty(secrets, async (told) => {
        const lines: unknown[] = [];
        const log = (...line: unknown[]) => void lines.push(line);
        const { rcw } = createTestClient(async (request) => answer(told, request, await request.clone().text()), {
          auth: { accessToken: told.accessToken },
          hooks: createLogHooks({ debug: log, warn: log, error: log }),
        });
        const { accessToken, verificationToken, password } = told;
        const failures = [
          await errorOf(
            rcw.subscriptions.create({
              body: {
                eventFilters: ["/webinar/configuration/v1/company/sessions"],
                deliveryMode: { transportType: "WebHook", address: "https://example.com/", verificationToken },
              } as never,
            }),
          ),
          await errorOf(rcw.webinars.create({ body: { title: "Town Hall", settings: { password } } as never })),
        ];
        for (const shown of [...failures, ...lines]) {
          // Each request knows its own secrets only, and a server is told no others.
          const isKnown = (text: string) => everythingOf(shown).includes(text);
          expect(isKnown(accessToken)).toBe(false);
        }
        expect(everythingOf(failures[0])).not.toContain(verificationToken);
        expect(everythingOf(failures[1])).not.toContain(password);
      }),
      { numRuns: 15 },
    );
  });
});

describe("what is shown", () => {
  it("keeps the rest of what a server says", async () => {
    const detail = {
      errorCode: "CMN-101",
      message: "Parameter [title] is too long",
      parameterName: "title",
      limit: 512,
    };
    const { rcw } = createTestClient(() => jsonResponse({ errors: [detail] }, { status: 400 }));
    expect(await errorOf(rcw.webinars.create({ body: { title: "x" } }))).toMatchObject({ errors: [detail] });
  });

  it("hides what a server gives by its name", async () => {
    const detail = {
      errorCode: "X",
      joinUri: "https://example.com/j?tk=1",
      verificationToken: "abc",
      nested: { password: 1 },
    };
    const { rcw } = createTestClient(() => jsonResponse({ errors: [detail] }, { status: 400 }));
    expect(await errorOf(rcw.webinars.create({ body: { title: "x" } }))).toMatchObject({
      errors: [{ joinUri: "[redacted]", verificationToken: "[redacted]", nested: { password: "[redacted]" } }],
    });
  });

  it("keeps name, message, code and causes of what fetch threw", async () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
    const { rcw } = createTestClient(() => Promise.reject(new TypeError("fetch failed", { cause: refused })));
    const { cause } = await errorOf(rcw.webinars.create({ body: { title: "x" } }));
    expect(cause).toMatchObject({ name: "TypeError", message: "fetch failed" });
    expect((cause as Error).cause).toMatchObject({ message: refused.message, code: "ECONNREFUSED" });
  });

  it("is finite where causes go in circles", async () => {
    const circular = new Error("round");
    circular.cause = circular;
    const { rcw } = createTestClient(() => Promise.reject(circular));
    expect((await errorOf(rcw.webinars.create({ body: { title: "x" } }))).cause).toMatchObject({ message: "round" });
  });

  it("hides secrets in query parameters, but no page tokens", async () => {
    const { rcw } = createTestClient(() => Promise.reject(new TypeError("fetch failed")), {
      hooks: { onRequest: ({ url }) => void urls.push(url) },
    });
    const urls: string[] = [];
    const query = { access_token: "abc", pageToken: "next" };
    await errorOf(rcw.api.GET("/webinar/new/v1/things" as never, { params: { query } } as never));
    expect(urls).toEqual([
      "https://platform.ringcentral.com/webinar/new/v1/things?access_token=[redacted]&pageToken=next",
    ]);
  });

  it("is nothing of an error that is too deep to be looked through", async () => {
    const deep = `{"errors":[{"message":${"[".repeat(50_000)}${"]".repeat(50_000)}}]}`;
    const { rcw } = createTestClient(() => new Response(deep, { status: 400 }));
    expect(await errorOf(rcw.webinars.create({ body: { title: "x" } }))).toMatchObject({ status: 400, errors: [] });
  });
});
