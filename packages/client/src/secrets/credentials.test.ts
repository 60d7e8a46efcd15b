import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTestClient } from "../../test-support/create-test-client.js";
import { errorOf } from "../../test-support/error-of.js";
import { type AnswerMaker, createBrokenBody, jsonResponse, neverAnswers } from "../../test-support/fake-fetch.js";

const ids = { webinarId: "1", sessionId: "2", inviteeId: "3" };

type Failure = (token: string) => Promise<Error>;

function failWith(answer: AnswerMaker, end: (test: ReturnType<typeof createTestClient>) => void = () => {}): Failure {
  return async (token) => {
    const test = createTestClient(answer, { auth: { accessToken: token } });
    const outcome = errorOf(test.rcw.invitees.update({ ...ids, body: { role: "CoHost" } }));
    await test.started;
    end(test);
    return outcome;
  };
}

/** Fails before the token is put on a request, or because of it. */
function failAtOnce(act: (test: ReturnType<typeof createTestClient>, token: string) => Promise<unknown>): Failure {
  return (token) => {
    const test = createTestClient(undefined, { auth: { accessToken: token } });
    return errorOf(act(test, token));
  };
}

const FAILURES: [string, Failure][] = [
  ["a bad request", failWith(() => jsonResponse({ errors: [{ errorCode: "CMN-101" }] }, { status: 400 }))],
  ["a refused token", failWith(() => jsonResponse({ errors: [{ errorCode: "OAU-123" }] }, { status: 401 }))],
  ["a gateway's error", failWith(() => new Response("<html>", { status: 502 }))],
  ["HTML in place of JSON", failWith(() => new Response("<html>"))],
  [
    "a refused connection",
    failWith(() => Promise.reject(new TypeError("fetch failed", { cause: new Error("ECONNREFUSED") }))),
  ],
  ["a cut answer", failWith(() => createBrokenBody(new Error("read ECONNRESET")))],
  ["a time-out", failWith(neverAnswers, ({ clock }) => clock.advanceBy(60_000))],
  ["an abort", failAtOnce(({ rcw }) => rcw.invitees.get(ids, { signal: AbortSignal.abort() }))],
  ["a refused parameter", failAtOnce(({ rcw }) => rcw.invitees.get({ ...ids, inviteeId: "" }))],
  ["a refused time-out", failAtOnce(({ rcw }) => rcw.invitees.get(ids, { timeoutMs: -1 }))],
  [
    "a header of the caller with a line break",
    failAtOnce(({ rcw }, token) => rcw.invitees.get(ids, { headers: { Authorization: `Bearer ${token}\nX: y` } })),
  ],
  [
    "a raw call's header with a line break",
    failAtOnce(({ rcw }, token) =>
      rcw.api.GET("/webinar/notifications/v1/subscriptions", { headers: { Authorization: `Bearer ${token}\nX: y` } }),
    ),
  ],
  [
    "a token with a line break",
    async (token) => {
      const { rcw } = createTestClient(undefined, { auth: { accessToken: () => `${token}\n${token}` } });
      return errorOf(rcw.invitees.get(ids));
    },
  ],
  [
    "a token behind the word Bearer",
    async (token) => {
      const { rcw } = createTestClient(undefined, { auth: { accessToken: `Bearer ${token}` } });
      return errorOf(rcw.invitees.get(ids));
    },
  ],
];

/** Everything that a log could show of an error, its causes included. */
function everythingOf(error: unknown): string {
  const texts = [
    inspect(error, { depth: null, showHidden: true, getters: true }),
    JSON.stringify(error),
    String(error),
  ];
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    texts.push(cause.message, cause.stack ?? "", JSON.stringify(cause), ...Object.values(cause).map(String));
  return texts.join("\n");
}

describe("an error", () => {
  // Long enough not to stand in an error by chance.
  const tokens = fc.stringMatching(/^[A-Za-z0-9._~+/|=-]{24,60}$/);

  it.each(FAILURES)("shows nothing of the access token: %s", async (_, fail) => {
    await fc.assert(
      fc.asyncProperty(tokens, async (token) => {
        const error = await fail(token);
        expect(error).toBeInstanceOf(Error);
        expect(everythingOf(error)).not.toContain(token);
      }),
      { numRuns: 20 },
    );
  });
});
