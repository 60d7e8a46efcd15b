import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createCall, recordCalls } from "../../test-support/create-call.js";
import { errorOf } from "../../test-support/error-of.js";
import type { AccessToken } from "../client-options.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { authorize } from "./authorize.js";

const url = "https://platform.ringcentral.com/webinar";

function authorizationOf(accessToken: AccessToken, headers: Record<string, string> = {}): Promise<string | null> {
  const { next, calls } = recordCalls();
  const call = createCall({ request: new Request(url, { headers }) });
  return authorize(accessToken)(call, next).then(() => calls[0]?.request.headers.get("authorization") ?? null);
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
    const stage = authorize(() => `token-${++asked}`);
    const { next, calls } = recordCalls();
    for (let index = 0; index < 3; index += 1) await stage(createCall(), next);
    expect(calls.map(({ request }) => request.headers.get("authorization"))).toEqual([
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
    expect(await errorOf(authorize(accessTokenThatFails(failure))(createCall(), next))).toBe(failure);
    expect(calls).toEqual([]);
  });

  it("leaves the caller's own Authorization header alone, and asks for no token", async () => {
    const neverAsked = () => {
      throw new Error("asked for a token");
    };
    expect(await authorizationOf(neverAsked, { AUTHORIZATION: "Bearer own" })).toBe("Bearer own");
  });

  it("gives on what comes back", async () => {
    const { next } = recordCalls();
    const answer = await next(createCall());
    expect(await authorize("token-1")(createCall(), next)).toBe(answer);
  });

  it.each<[string, unknown, string]>([
    ["empty", "", "an empty string"],
    ["ended by a line break", "s3cret\n", "a string with spaces or unprintable characters"],
    ["broken over lines", "s3cret\ns3cret", "a string with spaces or unprintable characters"],
    ["preceded by Bearer", "Bearer s3cret", "a string with spaces or unprintable characters"],
    ["not ASCII", "s3cret€", "a string with spaces or unprintable characters"],
    ["undefined", undefined, "undefined"],
    ["an object", { access_token: "s3cret" }, "object"],
  ])("refuses a token that is %s, without showing it", async (_, token, found) => {
    // What isn't text at all is refused when the client is made.
    for (const accessToken of [() => token, async () => token, ...(typeof token === "string" ? [token] : [])]) {
      const { next, calls } = recordCalls();
      const error = await errorOf<InvalidRequestError>(authorize(accessToken as AccessToken)(createCall(), next));
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
