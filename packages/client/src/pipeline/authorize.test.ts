import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createAnswer, createCall, recordCalls } from "../../test-support/create-call.js";
import { errorOf } from "../../test-support/error-of.js";
import { createTestClock } from "../../test-support/test-clock.js";
import type { Answer, Next } from "../call/call.js";
import { AccessTokenError } from "../errors/access-token-error.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { AccessToken, AccessTokenAuth } from "../options/client-options.js";
import type { TokenProvider } from "../options/token-provider.js";
import { authorize } from "./authorize.js";

const stageOf = (auth: AccessTokenAuth | TokenProvider, clock = createTestClock()) => authorize(auth, clock, 60_000);

async function authorizationOf(accessToken: AccessToken, headers: Record<string, string> = {}) {
  const { next, calls } = recordCalls();
  await stageOf({ accessToken })(createCall({ headers }), next);
  return calls[0]?.headers.authorization;
}

describe("authorize", () => {
  it.each<[string, AccessToken]>([
    ["text", "token-1"],
    ["a function", () => "token-1"],
    ["an asynchronous function", async () => "token-1"],
  ])("puts on the request a token that is given as %s", async (_, accessToken) => {
    expect(await authorizationOf(accessToken)).toBe("Bearer token-1");
  });

  it("takes every character that tokens are made of", async () => {
    const token = "U0pDMDFQ.A~b-c_d/e+f|g:h==";
    expect(await authorizationOf(token)).toBe(`Bearer ${token}`);
  });

  it("asks a function before each request", async () => {
    let asked = 0;
    const stage = stageOf({ accessToken: () => `token-${++asked}` });
    const { next, calls } = recordCalls();
    for (let index = 0; index < 3; index += 1) await stage(createCall(), next);
    expect(calls.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer token-1",
      "Bearer token-2",
      "Bearer token-3",
    ]);
  });

  it.each<[string, (error: Error) => AccessToken]>([
    ["rejects", (error) => () => Promise.reject(error)],
    [
      "throws",
      (error) => () => {
        throw error;
      },
    ],
  ])("wraps the error when the function %s, and sends nothing", async (_, accessTokenThatFails) => {
    const { next, calls } = recordCalls();
    const stage = stageOf({ accessToken: accessTokenThatFails(new RangeError("no session")) });
    const error = await errorOf(stage(createCall(), next));
    expect(error).toBeInstanceOf(AccessTokenError);
    expect(error.message).toBe("rcwConfigGetInvitee: no access token: the function that gives it failed (RangeError)");
    expect(error).toMatchObject({ attempts: 0, cause: { message: "no session" } });
    expect(calls).toEqual([]);
  });

  it("asks a function once for each attempt, and once more when what it gave was refused", async () => {
    const answers = [401, 200, 401].map((status) => createAnswer("", { status }));
    let asked = 0;
    const rotating = stageOf({ accessToken: () => `token-${++asked}` });
    const sent: unknown[] = [];
    const next: Next = async (call) => {
      sent.push(call.accessToken, call.attempt);
      return { ...(answers.shift() as Answer), call };
    };
    expect((await rotating(createCall(), next)).response.status).toBe(200);
    expect(sent).toEqual(["token-1", 1, "token-2", 2]);
    // One that gives the same again has nothing better: the refusal stands.
    expect((await stageOf({ accessToken: () => "same" })(createCall(), next)).response.status).toBe(401);
    expect(sent).toHaveLength(6);
  });

  it("doesn't wait for a function longer than for an attempt, nor after an abort", async () => {
    const clock = createTestClock();
    const stage = stageOf({ accessToken: () => new Promise(() => {}) }, clock);
    const late = errorOf(stage(createCall(), recordCalls().next));
    clock.advanceBy(60_000);
    expect(await late).toMatchObject({ name: "AccessTokenError", attempts: 0 });
    const controller = new AbortController();
    const aborted = errorOf(stage(createCall({ signal: controller.signal }), recordCalls().next));
    controller.abort();
    expect(await aborted).toMatchObject({ name: "AbortError", attempts: 0 });
    expect(clock.pendingTimers()).toBe(0);
  });

  it("leaves the caller's own Authorization header alone, and asks for no token", async () => {
    const neverAsked = () => {
      throw new Error("asked for a token");
    };
    expect(await authorizationOf(neverAsked, { authorization: "Bearer own" })).toBe("Bearer own");
  });

  it("gives on what comes back", async () => {
    const answer = createAnswer();
    expect(await stageOf({ accessToken: "token-1" })(createCall(), async () => answer)).toBe(answer);
  });

  it("keeps the other headers, changes nothing of the call that it was given, and tells the token apart", async () => {
    const { next, calls } = recordCalls();
    const call = createCall({ headers: { "x-trace": "a" } });
    await stageOf({ accessToken: "token-1" })(call, next);
    expect(calls).toMatchObject([
      { headers: { "x-trace": "a", authorization: "Bearer token-1" }, accessToken: "token-1" },
    ]);
    expect(call.headers).toEqual({ "x-trace": "a" });
  });

  it("asks a token provider before each request, with the signal of the call", async () => {
    const { signal } = new AbortController();
    const asked: unknown[] = [];
    const provider = {
      getAccessToken: async (options?: object) => `token-${asked.push(options)}`,
      renewAccessToken: () => Promise.reject(new Error("asked for a renewal")),
    };
    const { next, calls } = recordCalls();
    await stageOf(provider)(createCall({ signal }), next);
    await stageOf(provider)(createCall(), next);
    expect(calls.map(({ headers }) => headers.authorization)).toEqual(["Bearer token-1", "Bearer token-2"]);
    expect(asked).toEqual([{ signal }, {}]);
  });

  it.each<[string, unknown, string]>([
    ["empty", "", "empty"],
    ["ended by a line break", "s3cret\n", "a string with spaces or special characters"],
    ["broken over lines", "s3cret\ns3cret", "a string with spaces or special characters"],
    ["preceded by Bearer", "Bearer s3cret", "a string with spaces or special characters"],
    ["not ASCII", "s3cret€", "a string with spaces or special characters"],
    ["undefined", undefined, "undefined"],
    ["an object", { access_token: "s3cret" }, "object"],
  ])("refuses a token that is %s, without showing it", async (_, token, found) => {
    // What isn't text at all is refused when the client is made.
    for (const accessToken of [() => token, async () => token, ...(typeof token === "string" ? [token] : [])]) {
      const { next, calls } = recordCalls();
      const error = await errorOf<InvalidRequestError>(
        stageOf({ accessToken: accessToken as AccessToken })(createCall(), next),
      );
      expect(error).toBeInstanceOf(InvalidRequestError);
      expect(error.message).toBe(
        `rcwConfigGetInvitee: accessToken is ${found}; expected the token alone, without "Bearer"`,
      );
      expect(error).toMatchObject({ parameterName: "accessToken", attempts: 0 });
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain("s3cret");
      expect(calls).toEqual([]);
    }
  });
});
