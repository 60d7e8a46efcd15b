import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createAnswer, createCall, recordCalls } from "../../test-support/create-call.js";
import { errorOf } from "../../test-support/error-of.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { AccessToken } from "../options/client-options.js";
import { authorize } from "./authorize.js";

async function authorizationOf(accessToken: AccessToken, headers: Record<string, string> = {}) {
  const { next, calls } = recordCalls();
  await authorize({ accessToken })(createCall({ headers }), next);
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
    const stage = authorize({ accessToken: () => `token-${++asked}` });
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
  ])("passes the error on when the function %s, and sends nothing", async (_, accessTokenThatFails) => {
    const failure = new Error("no session");
    const { next, calls } = recordCalls();
    expect(await errorOf(authorize({ accessToken: accessTokenThatFails(failure) })(createCall(), next))).toBe(failure);
    expect(calls).toEqual([]);
  });

  it("leaves the caller's own Authorization header alone, and asks for no token", async () => {
    const neverAsked = () => {
      throw new Error("asked for a token");
    };
    expect(await authorizationOf(neverAsked, { authorization: "Bearer own" })).toBe("Bearer own");
  });

  it("gives on what comes back", async () => {
    const answer = createAnswer();
    expect(await authorize({ accessToken: "token-1" })(createCall(), async () => answer)).toBe(answer);
  });

  it("keeps the other headers, changes nothing of the call that it was given, and tells the token apart", async () => {
    const { next, calls } = recordCalls();
    const call = createCall({ headers: { "x-trace": "a" } });
    await authorize({ accessToken: "token-1" })(call, next);
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
    await authorize(provider)(createCall({ signal }), next);
    await authorize(provider)(createCall(), next);
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
        authorize({ accessToken: accessToken as AccessToken })(createCall(), next),
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
