import { describe, expect, it } from "vitest";
import { createTestClient } from "../../test-support/create-test-client.js";
import { errorOf } from "../../test-support/error-of.js";
import { jsonResponse } from "../../test-support/fake-fetch.js";
import { AccessTokenError } from "../errors/access-token-error.js";
import { AuthenticationError } from "../errors/status-errors.js";
import type { TokenProvider } from "../options/token-provider.js";
import type { RateLimiter } from "../rate-limits/rate-limiter.js";

const ids = { webinarId: "1", sessionId: "2", inviteeId: "3" };
const refused = () => jsonResponse({ errors: [{ errorCode: "OAU-128" }] }, { status: 401 });

/** A provider whose tokens count up, and that remembers what was refused. */
function createProvider() {
  const refusedTokens: string[] = [];
  let number = 1;
  const auth: TokenProvider = {
    getAccessToken: async () => `token-${number}`,
    async renewAccessToken(refusedToken) {
      refusedTokens.push(refusedToken);
      number += 1;
      return `token-${number}`;
    },
  };
  return { auth, refusedTokens };
}

describe("a token provider", () => {
  it("is asked for a token before each request", async () => {
    const { auth } = createProvider();
    const { rcw, sent } = createTestClient(undefined, { auth });
    await rcw.invitees.get(ids);
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer token-1");
  });

  it("renews a token that was refused, once, and the call is repeated once", async () => {
    const { auth, refusedTokens } = createProvider();
    const answers = [refused(), jsonResponse({ id: "3" })];
    const { rcw, sent } = createTestClient(() => answers.shift() as Response, { auth });
    expect(await rcw.invitees.get(ids)).toEqual({ id: "3" });
    expect(refusedTokens).toEqual(["token-1"]);
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  it("repeats what isn't safe to repeat too: a refused request has done nothing", async () => {
    const { auth } = createProvider();
    const answers = [refused(), jsonResponse({ id: "1" })];
    const { rcw, sent } = createTestClient(() => answers.shift() as Response, { auth });
    await rcw.webinars.create({ body: { title: "Town Hall" } });
    expect(sent.map(({ body }) => body)).toEqual(['{"title":"Town Hall"}', '{"title":"Town Hall"}']);
  });

  it("gives the error on when the new token is refused too", async () => {
    const { auth, refusedTokens } = createProvider();
    const { rcw, sent } = createTestClient(refused, { auth });
    const error = await errorOf<AuthenticationError>(rcw.invitees.get(ids));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ attempts: 2, errorCode: "OAU-128" });
    expect([refusedTokens.length, sent.length]).toEqual([1, 2]);
  });

  it("isn't asked to renew a token that the caller has set", async () => {
    const { auth, refusedTokens } = createProvider();
    const { rcw } = createTestClient(refused, { auth });
    await errorOf(rcw.invitees.get(ids, { headers: { Authorization: "Bearer own" } }));
    expect(refusedTokens).toEqual([]);
  });

  it("is asked before the call waits for its turn, so that a login falls into none", async () => {
    const happened: string[] = [];
    const auth: TokenProvider = {
      ...createProvider().auth,
      async getAccessToken() {
        happened.push("token");
        return "token-1";
      },
    };
    const rateLimit: RateLimiter = {
      async take() {
        happened.push("turn");
      },
      settle() {},
      state: () => [],
    };
    const { rcw } = createTestClient(undefined, { auth, rateLimit });
    await rcw.invitees.get(ids);
    expect(happened).toEqual(["token", "turn"]);
  });

  it("can't hold a call that its caller has aborted", async () => {
    const auth: TokenProvider = { ...createProvider().auth, getAccessToken: () => new Promise(() => {}) };
    const { rcw } = createTestClient(undefined, { auth });
    const controller = new AbortController();
    const outcome = errorOf(rcw.invitees.get(ids, { signal: controller.signal }));
    controller.abort();
    expect(await outcome).toMatchObject({ name: "AbortError", attempts: 0, operationId: "rcwConfigGetInvitee" });
  });

  it("hands its failure to the caller", async () => {
    const failure = new Error("log in again");
    const auth: TokenProvider = { ...createProvider().auth, renewAccessToken: () => Promise.reject(failure) };
    const { rcw } = createTestClient(refused, { auth });
    const error = await errorOf(rcw.invitees.get(ids));
    expect(error).toBeInstanceOf(AccessTokenError);
    expect(error).toMatchObject({ attempts: 1, cause: { message: "log in again" } });
  });
});

it("a plain token isn't renewed", async () => {
  const { rcw, sent } = createTestClient(refused);
  expect(await errorOf(rcw.invitees.get(ids))).toMatchObject({ status: 401, attempts: 1 });
  expect(sent).toHaveLength(1);
});
