import { describe, expect, it } from "vitest";
import {
  createTokenTest,
  errorAnswer,
  HOUR_MS,
  heldTokens,
  tokenAnswer,
} from "../../test-support/create-token-test.js";
import { errorOf } from "../../test-support/error-of.js";

const NOW_MS = 1_000_000;
const login = { code: "code-1", codeVerifier: "verifier-1", redirectUri: "https://app.example.com/callback" };

describe("exchangeCode", () => {
  it("makes the code's tokens the present ones", async () => {
    const { manager, sent, plan, clock } = createTokenTest({ tokens: heldTokens(1, NOW_MS) });
    plan(tokenAnswer(2, { owner_id: "400134007" }));
    expect(await manager.exchangeCode(login)).toEqual({ ...heldTokens(2, NOW_MS), ownerId: "400134007" });
    clock.advanceBy(HOUR_MS / 2);
    expect(await manager.getAccessToken()).toBe("access-2");
    expect(sent.map(({ form }) => form)).toEqual([
      {
        grant_type: "authorization_code",
        code: "code-1",
        code_verifier: "verifier-1",
        redirect_uri: login.redirectUri,
      },
    ]);
  });

  it.each([
    ["500", () => new Response(null, { status: 500 })],
    ["no answer", () => new TypeError("fetch failed")],
  ])("doesn't send a code twice that may have been used: %s", async (_, trouble) => {
    const { manager, sent, plan } = createTokenTest();
    plan(trouble());
    expect(await errorOf(manager.exchangeCode(login))).toMatchObject({ isTemporary: true, attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  it.each([429, 503])("sends a code again that wasn't looked at: %i", async (status) => {
    const { manager, sent, plan, pass } = createTokenTest();
    plan(errorAnswer(status, "CMN-301", { "retry-after": "20" }), tokenAnswer(1));
    const exchanged = manager.exchangeCode(login);
    await pass(20_000);
    expect(await exchanged).toMatchObject({ accessToken: "access-1" });
    expect(sent.map(({ atMs }) => atMs - NOW_MS)).toEqual([0, 20_000]);
  });

  it("waits for the service's window when the code before was refused with the last call in it", async () => {
    const { manager, sent, plan, pass } = createTokenTest();
    plan(errorAnswer(400, "invalid_grant", { "x-rate-limit-remaining": "0" }), tokenAnswer(1));
    await errorOf(manager.exchangeCode(login));
    const exchanged = manager.exchangeCode(login);
    await pass(60_000);
    expect(await exchanged).toMatchObject({ accessToken: "access-1" });
    expect(sent.map(({ atMs }) => atMs - NOW_MS)).toEqual([0, 60_000]);
  });

  it("says to begin anew when the code is refused, and leaves the present login alone", async () => {
    const { manager, plan } = createTokenTest({ tokens: heldTokens(1, NOW_MS) });
    plan(errorAnswer(400, "invalid_grant"));
    const error = await errorOf(manager.exchangeCode(login));
    expect(error.message).toContain("begin again with createAuthorizationUrl()");
    expect(await manager.getAccessToken()).toBe("access-1");
  });
});
