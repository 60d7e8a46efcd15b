import { describe, expect, it } from "vitest";
import {
  createTokenTest,
  errorAnswer,
  HOUR_MS,
  heldTokens,
  tokenAnswer,
} from "../../test-support/create-token-test.js";
import { errorOf } from "../../test-support/error-of.js";
import { createTestClock } from "../../test-support/test-clock.js";
import type { TokenError } from "./token-error.js";

const NOW_MS = 1_000_000;
const offline = () => new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) });

/** When the requests were sent, in milliseconds since the test began. */
const times = (sent: { atMs: number }[]) => sent.map(({ atMs }) => atMs - NOW_MS);

describe("a service in trouble", () => {
  it.each([
    ["is out of reach", offline],
    ["answers 500", () => new Response(null, { status: 500 })],
    ["is hidden by a gateway", () => new Response("<html>", { status: 502 })],
    ["answers 408", () => new Response(null, { status: 408 })],
  ])("is asked three times, 10 s apart, when it %s", async (_, trouble) => {
    const { manager, sent, plan, pass } = createTokenTest({ jwt: "jwt-1" });
    plan(trouble(), trouble(), trouble());
    const failing = errorOf<TokenError>(manager.getAccessToken());
    await pass(20_000);
    const error = await failing;
    expect(error).toMatchObject({ isTemporary: true, needsLogin: false, attempts: 3, retryAfterMs: 10_000 });
    expect(error.message).toContain("try again in 10 s");
    expect(times(sent)).toEqual([0, 10_000, 20_000]);
  });

  it("gives the token of the try that succeeds", async () => {
    const { manager, sent, plan, pass, clock } = createTokenTest({ tokens: heldTokens(1, NOW_MS, 0) });
    plan(offline(), tokenAnswer(2));
    const given = manager.getAccessToken();
    await pass(10_000);
    expect(await given).toBe("access-2");
    expect(sent.map(({ form }) => form.refresh_token)).toEqual(["refresh-1", "refresh-1"]);
    expect(clock.pendingTimers()).toBe(0);
  });

  it("doesn't hinder calls while the present token lives, and isn't asked by each of them", async () => {
    const { manager, sent, plan, pass } = createTokenTest({ tokens: heldTokens(1, NOW_MS, 60_000) });
    plan(offline(), offline(), tokenAnswer(2));
    for (let call = 0; call < 10; call += 1) expect(await manager.getAccessToken()).toBe("access-1");
    await pass(10_000);
    expect(await manager.getAccessToken()).toBe("access-1");
    await pass(10_000);
    expect(await manager.getAccessToken()).toBe("access-2");
    expect(times(sent)).toEqual([0, 10_000, 20_000]);
  });

  it("is asked on for a refused token, although the renewal had begun ahead of time", async () => {
    const { manager, sent, plan, pass } = createTokenTest({ tokens: heldTokens(1, NOW_MS, 60_000) });
    let fail = (_: Error) => {};
    const stalled = new Promise<Response>((_, reject) => {
      fail = reject;
    });
    plan(stalled, tokenAnswer(2));
    const ahead = manager.getAccessToken();
    await pass(0);
    const renewed = manager.renewAccessToken("access-1");
    fail(offline());
    await pass(10_000);
    expect(await Promise.all([ahead, renewed])).toEqual(["access-2", "access-2"]);
    expect(sent).toHaveLength(2);
  });

  it("may take no longer than timeoutMs for one request, even if fetch never ends", async () => {
    const { manager, sent, plan, pass } = createTokenTest({ jwt: "jwt-1", timeoutMs: 5000 });
    plan(new Promise(() => {}), new Promise(() => {}), new Promise(() => {}));
    const failing = errorOf(manager.getAccessToken());
    await pass(35_000);
    expect((await failing).message).toContain("took too long");
    expect(times(sent)).toEqual([0, 15_000, 30_000]);
  });

  it.each([
    ["answers HTML with 200", () => new Response("<html>")],
    ["answers without a token", () => tokenAnswer(1, { access_token: undefined })],
    ["answers a token with a line break", () => tokenAnswer(1, { access_token: "a\nb" })],
    ["answers another kind of token", () => tokenAnswer(1, { token_type: "mac" })],
    ["answers 404", () => new Response(null, { status: 404 })],
    ["leads elsewhere", () => new Response(null, { status: 302, headers: { location: "https://evil.example.com" } })],
  ])("isn't asked again when it %s", async (_, answer) => {
    const { manager, sent, plan } = createTokenTest({ jwt: "jwt-1" });
    plan(answer());
    expect(await errorOf(manager.getAccessToken())).toMatchObject({ isTemporary: false, attempts: 1 });
    expect(sent).toHaveLength(1);
  });
});

describe("a service that asks to wait", () => {
  it("is left alone for the whole penalty, by all calls", async () => {
    const { manager, sent, plan, pass } = createTokenTest({ jwt: "jwt-1" });
    plan(errorAnswer(429, "CMN-301", { "retry-after": "60" }), tokenAnswer(1));
    const first = manager.getAccessToken();
    await pass(30_000);
    const second = manager.getAccessToken();
    await pass(30_000);
    expect(await Promise.all([first, second])).toEqual(["access-1", "access-1"]);
    expect(times(sent)).toEqual([0, 60_000]);
  });

  it("is left alone for 30 s when it doesn't say for how long", async () => {
    const { manager, sent, plan, pass } = createTokenTest({ jwt: "jwt-1" });
    plan(new Response(null, { status: 429 }), tokenAnswer(1));
    const given = manager.getAccessToken();
    await pass(30_000);
    expect(await given).toBe("access-1");
    expect(times(sent)).toEqual([0, 30_000]);
  });

  it("gives calls the error at once when that is longer than they may wait", async () => {
    const { manager, sent, plan, pass } = createTokenTest({ jwt: "jwt-1" });
    plan(errorAnswer(429, "CMN-301", { "retry-after": "600" }), tokenAnswer(1));
    expect(await errorOf(manager.getAccessToken())).toMatchObject({ status: 429, retryAfterMs: 600_000 });
    await pass(100_000);
    const error = await errorOf(manager.getAccessToken());
    expect(error).toMatchObject({ status: undefined, retryAfterMs: 500_000, isTemporary: true });
    expect(error.message).toContain("no request for tokens now; try again in 500 s");
    await pass(500_000);
    expect(await manager.getAccessToken()).toBe("access-1");
    expect(sent).toHaveLength(2);
  });

  it("is left alone when no call is left in its window", async () => {
    const { manager, sent, plan, pass } = createTokenTest({ jwt: "jwt-1" });
    const last = { "x-rate-limit-remaining": "0", "x-rate-limit-window": "60" };
    plan(tokenAnswer(1, {}, last), tokenAnswer(2));
    await manager.getAccessToken();
    const renewed = manager.renewAccessToken("access-1");
    await pass(60_000);
    expect(await renewed).toBe("access-2");
    expect(times(sent)).toEqual([0, 60_000]);
  });

  it("isn't waited for when another process has logged in meanwhile", async () => {
    const { manager, sent, plan, store } = createTokenTest({ jwt: "jwt-1" });
    plan(errorAnswer(429, "CMN-301", { "retry-after": "600" }));
    await errorOf(manager.getAccessToken());
    await store.save(heldTokens(2, NOW_MS));
    expect(await manager.getAccessToken()).toBe("access-2");
    expect(sent).toHaveLength(1);
  });

  it("is left alone by a revoke too", async () => {
    const { manager, sent, plan, pass, store } = createTokenTest({ tokens: heldTokens(1, NOW_MS, 0) });
    plan(errorAnswer(429, "CMN-301", { "retry-after": "20" }), new Response(null), tokenAnswer(2));
    const failing = errorOf(manager.getAccessToken());
    await pass(1000);
    const revoked = manager.revoke();
    await pass(1000);
    expect(await store.load()).toBeUndefined();
    await pass(18_000);
    await revoked;
    expect(await failing).toMatchObject({ needsLogin: true });
    expect(sent.map(({ path, atMs }) => [path, atMs - NOW_MS])).toEqual([
      ["/restapi/oauth/token", 0],
      ["/restapi/oauth/revoke", 20_000],
    ]);
  });
});

describe("a clock that is put back", () => {
  it("makes neither a pause longer nor the memory of a failure", async () => {
    const clock = createTestClock(NOW_MS);
    const { manager, sent, plan } = createTokenTest({ jwt: "jwt-1", clock });
    const penalty = { "retry-after": "600" };
    plan(errorAnswer(429, "CMN-301", penalty), errorAnswer(401, "invalid_client"), tokenAnswer(1));
    await errorOf(manager.getAccessToken());
    clock.advanceBy(-HOUR_MS);
    expect(await errorOf(manager.getAccessToken())).toMatchObject({ status: 401 });
    clock.advanceBy(-HOUR_MS);
    expect(await manager.getAccessToken()).toBe("access-1");
    expect(sent).toHaveLength(3);
  });

  it("leaves a token in use until it is refused", async () => {
    const clock = createTestClock(NOW_MS);
    const { manager, plan } = createTokenTest({ tokens: heldTokens(1, NOW_MS), clock });
    plan(tokenAnswer(2));
    await manager.getAccessToken();
    clock.advanceBy(-10 * HOUR_MS);
    expect(await manager.getAccessToken()).toBe("access-1");
    expect(await manager.renewAccessToken("access-1")).toBe("access-2");
  });
});

describe("a refresh token that isn't taken", () => {
  it("makes room for a login by JWT", async () => {
    const { manager, sent, plan, store } = createTokenTest({ tokens: heldTokens(1, NOW_MS, 0), jwt: () => "jwt-1" });
    plan(errorAnswer(400, "invalid_grant"), tokenAnswer(2));
    expect(await manager.getAccessToken()).toBe("access-2");
    expect(sent.map(({ form }) => form.grant_type)).toEqual([
      "refresh_token",
      "urn:ietf:params:oauth:grant-type:jwt-bearer",
    ]);
    expect(await store.load()).toEqual(heldTokens(2, NOW_MS));
  });

  it("isn't sent when its end has come", async () => {
    const tokens = { ...heldTokens(1, NOW_MS, 0), refreshTokenExpiresAtMs: NOW_MS };
    const { manager, sent, plan } = createTokenTest({ tokens, jwt: "jwt-1" });
    plan(tokenAnswer(2));
    await manager.getAccessToken();
    expect(sent.map(({ form }) => form.assertion)).toEqual(["jwt-1"]);
  });

  it("isn't sent again; the access token is used as long as it lives", async () => {
    const { manager, sent, plan, pass, store } = createTokenTest({ tokens: heldTokens(1, NOW_MS, 100_000) });
    plan(errorAnswer(400, "invalid_grant"));
    expect(await manager.getAccessToken()).toBe("access-1");
    await pass(99_000);
    expect(await manager.getAccessToken()).toBe("access-1");
    await pass(1000);
    const error = await errorOf<TokenError>(manager.getAccessToken());
    expect(error).toMatchObject({ needsLogin: true });
    expect(error.message).toContain("log in again with createAuthorizationUrl()");
    expect(sent).toHaveLength(1);
    expect(await store.load()).toMatchObject({ refreshToken: undefined });
  });
});

describe("a failure that waiting doesn't mend", () => {
  it("stands for itself during 60 s, so that calls don't use up the rate limit", async () => {
    const { manager, sent, plan, pass } = createTokenTest({ jwt: "jwt-1" });
    plan(errorAnswer(401, "invalid_client"), tokenAnswer(1));
    for (let call = 0; call < 10; call += 1) {
      const error = await errorOf(manager.getAccessToken());
      expect(error).toMatchObject({ errorCode: "invalid_client", needsLogin: false, isTemporary: false });
      expect(error.message).toContain("check that clientId, clientSecret and environment belong together");
    }
    await pass(60_000);
    expect(await manager.getAccessToken()).toBe("access-1");
    expect(sent).toHaveLength(2);
  });

  it("is forgotten as soon as somebody has logged in, here or in another process", async () => {
    const { manager, sent, plan, store } = createTokenTest({ jwt: "jwt-1" });
    plan(errorAnswer(400, "invalid_grant"), tokenAnswer(3, { expires_in: 100 }), tokenAnswer(4));
    const error = await errorOf(manager.getAccessToken());
    expect(error.message).toContain("the service gave no tokens for the JWT: 400 invalid_grant; create a new one");
    await store.save(heldTokens(2, NOW_MS));
    expect(await manager.getAccessToken()).toBe("access-2");
    await manager.exchangeCode({ code: "c", codeVerifier: "v", redirectUri: "https://app.example.com" });
    expect(await manager.renewAccessToken("access-3")).toBe("access-4");
    expect(sent).toHaveLength(3);
  });

  it("passes on what the app's own function throws", async () => {
    const failure = new Error("no vault");
    const { manager, sent } = createTokenTest({ jwt: () => Promise.reject(failure) });
    expect(await errorOf(manager.getAccessToken())).toBe(failure);
    expect(sent).toEqual([]);
  });

  it("says when the app's own function gives no JWT", async () => {
    const { manager } = createTokenTest({ jwt: () => "" });
    expect((await errorOf(manager.getAccessToken())).message).toContain("jwt is empty");
  });
});
