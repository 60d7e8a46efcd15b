import { describe, expect, it } from "vitest";
import { createTokenTest, HOUR_MS, heldTokens, tokenAnswer } from "../../test-support/create-token-test.js";
import { createTestClock } from "../../test-support/test-clock.js";
import { createMemoryTokenStore } from "./memory-token-store.js";
import type { Tokens } from "./tokens.js";

const START_MS = 1_000_000;
const AHEAD_MS = 120_000;

/** A manager on a machine whose clock can be set, and which can sleep: timers and even time stand still meanwhile. */
function startMachine(wallOffsetMs = 0, tokens?: Tokens) {
  let offsetMs = wallOffsetMs;
  const even = createTestClock(START_MS);
  const clock = { ...even, wallNow: () => even.now() + offsetMs };
  const test = createTokenTest({ clock, ...(tokens && { tokens }) });
  return {
    ...test,
    /** Sets the clock, or lets the machine sleep. */
    jump(byMs: number) {
      offsetMs += byMs;
    },
  };
}

describe("the end of tokens", () => {
  it("has come after a sleep of the machine in which nothing else has passed", async () => {
    const { manager, jump, plan, sent } = startMachine();
    plan(tokenAnswer(1), tokenAnswer(2));
    await manager.exchangeCode({ code: "c", codeVerifier: "v", redirectUri: "https://app.example.com" });
    expect(await manager.getAccessToken()).toBe("access-1");
    jump(8 * HOUR_MS);
    expect(await manager.getAccessToken()).toBe("access-2");
    expect(sent[1]?.form).toMatchObject({ grant_type: "refresh_token", refresh_token: "refresh-1" });
  });

  it("isn't put off by a clock that is set back", async () => {
    const { manager, clock, jump, plan } = startMachine(HOUR_MS);
    plan(tokenAnswer(1), tokenAnswer(2));
    await manager.exchangeCode({ code: "c", codeVerifier: "v", redirectUri: "https://app.example.com" });
    jump(-HOUR_MS);
    clock.advanceBy(HOUR_MS - AHEAD_MS - 1);
    expect(await manager.getAccessToken()).toBe("access-1");
    clock.advanceBy(1);
    expect(await manager.getAccessToken()).toBe("access-2");
  });

  it("is kept by the time of day, which other processes and later runs have too", async () => {
    const { manager, store, plan } = startMachine(5 * HOUR_MS);
    plan(tokenAnswer(1));
    await manager.exchangeCode({ code: "c", codeVerifier: "v", redirectUri: "https://app.example.com" });
    expect(await store.load()).toMatchObject({
      issuedAtMs: START_MS + 5 * HOUR_MS,
      accessTokenExpiresAtMs: START_MS + 6 * HOUR_MS,
    });
  });

  it("comes after the life of a token that a machine with a clock an hour ahead has saved, not an hour later", async () => {
    const { manager, clock, plan } = startMachine(0, heldTokens(1, START_MS + HOUR_MS));
    plan(tokenAnswer(2));
    expect(await manager.getAccessToken()).toBe("access-1");
    clock.advanceBy(HOUR_MS - AHEAD_MS - 1);
    expect(await manager.getAccessToken()).toBe("access-1");
    clock.advanceBy(1);
    expect(await manager.getAccessToken()).toBe("access-2");
  });

  it("is the refresh token's too: after a long sleep a login is due", async () => {
    const { manager, jump, sent } = startMachine(0, heldTokens(1, START_MS));
    expect(await manager.getAccessToken()).toBe("access-1");
    jump(200 * HOUR_MS);
    await expect(manager.getAccessToken()).rejects.toMatchObject({ name: "TokenError", needsLogin: true });
    expect(sent).toEqual([]);
  });

  it("is counted from when the token was first seen, however often its store is read", async () => {
    const { load, ...store } = createMemoryTokenStore(heldTokens(1, START_MS));
    let offsetMs = 0;
    const even = createTestClock(START_MS);
    const clock = { ...even, wallNow: () => even.now() + offsetMs };
    // A new object each time, as from a file.
    const test = createTokenTest({
      clock,
      store: { ...store, load: async () => structuredClone(await load()) as Tokens },
    });
    test.plan(tokenAnswer(2), tokenAnswer(3));
    expect(await test.manager.getAccessToken()).toBe("access-1");
    offsetMs = -2 * HOUR_MS;
    clock.advanceBy(HOUR_MS);
    expect(await test.manager.getAccessToken()).toBe("access-2");
  });
});
