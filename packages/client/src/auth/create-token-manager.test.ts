import { describe, expect, it } from "vitest";
import {
  createTokenTest,
  errorAnswer,
  HOUR_MS,
  heldTokens,
  tokenAnswer,
} from "../../test-support/create-token-test.js";
import { errorOf } from "../../test-support/error-of.js";
import { AbortError } from "../errors/abort-error.js";
import { createMemoryTokenStore } from "./memory-token-store.js";
import { TokenError } from "./token-error.js";
import type { TokenStore } from "./token-store.js";

const NOW_MS = 1_000_000;
const AHEAD_MS = 120_000;

describe("getAccessToken", () => {
  it("logs in once by JWT, and gives the same token until it is due", async () => {
    const { manager, sent, plan, clock } = createTokenTest({ jwt: "jwt-1" });
    plan(tokenAnswer(1));
    expect(await manager.getAccessToken()).toBe("access-1");
    clock.advanceBy(HOUR_MS - AHEAD_MS - 1);
    expect(await manager.getAccessToken()).toBe("access-1");
    expect(sent.map(({ form }) => form)).toEqual([
      { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion: "jwt-1" },
    ]);
  });

  it("refreshes ahead of the end, in one request for 50 calls at a time", async () => {
    const { manager, sent, plan, store } = createTokenTest({ tokens: heldTokens(1, NOW_MS, AHEAD_MS) });
    plan(tokenAnswer(2));
    const given = await Promise.all(Array.from({ length: 50 }, () => manager.getAccessToken()));
    expect(new Set(given)).toEqual(new Set(["access-2"]));
    expect(sent.map(({ form }) => form)).toEqual([{ grant_type: "refresh_token", refresh_token: "refresh-1" }]);
    expect(await store.load()).toEqual(heldTokens(2, NOW_MS));
  });

  it("refreshes a token that lives shortly after half of its life", async () => {
    const { manager, sent, plan, clock } = createTokenTest({ jwt: "jwt-1" });
    plan(tokenAnswer(1, { expires_in: 100 }), tokenAnswer(2, { expires_in: 100 }));
    await manager.getAccessToken();
    clock.advanceBy(49_999);
    expect(await manager.getAccessToken()).toBe("access-1");
    clock.advanceBy(1);
    expect(await manager.getAccessToken()).toBe("access-2");
    expect(sent).toHaveLength(2);
  });

  it("keeps the refresh token, its end and the owner when a refresh says nothing of them", async () => {
    const { manager, sent, plan, clock } = createTokenTest({ jwt: "jwt-1" });
    const none = { refresh_token: undefined, refresh_token_expires_in: undefined };
    plan(tokenAnswer(1, { owner_id: "7" }), tokenAnswer(2, none), tokenAnswer(3, none));
    for (let login = 0; login < 3; login += 1) {
      await manager.getAccessToken();
      clock.advanceBy(HOUR_MS);
    }
    expect(sent.slice(1).map(({ form }) => form.refresh_token)).toEqual(["refresh-1", "refresh-1"]);
  });

  it("uses a token without a known end until it is refused", async () => {
    const { manager, sent, plan, clock } = createTokenTest({ jwt: "jwt-1" });
    plan(tokenAnswer(1, { expires_in: undefined }), tokenAnswer(2));
    await manager.getAccessToken();
    clock.advanceBy(1000 * HOUR_MS);
    expect(await manager.getAccessToken()).toBe("access-1");
    expect(await manager.renewAccessToken("access-1")).toBe("access-2");
    expect(sent).toHaveLength(2);
  });

  it("uses a token that can't be refreshed until its end, then says that a login is due", async () => {
    const { refreshToken: _, ...tokens } = heldTokens(1, NOW_MS);
    const { manager, clock } = createTokenTest({ tokens });
    clock.advanceBy(HOUR_MS - 1);
    expect(await manager.getAccessToken()).toBe("access-1");
    clock.advanceBy(1);
    const error = await errorOf<TokenError>(manager.getAccessToken());
    expect(error).toBeInstanceOf(TokenError);
    expect(error).toMatchObject({ needsLogin: true, isTemporary: false });
    expect(error.message).toContain("the login has ended; log in again with createAuthorizationUrl()");
  });

  it("says that nobody is logged in", async () => {
    const { manager } = createTokenTest();
    const error = await errorOf<TokenError>(manager.getAccessToken());
    expect(error).toMatchObject({ needsLogin: true, attempts: 0 });
    expect(error.message).toContain("nobody is logged in");
  });

  it("ends the wait of the caller whose signal aborts, and no other's", async () => {
    const { manager, plan, sent, settle, clock } = createTokenTest({ jwt: "jwt-1" });
    let answer = (_: Response) => {};
    plan(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const controller = new AbortController();
    const aborted = errorOf(manager.getAccessToken({ signal: controller.signal }));
    const other = manager.getAccessToken({ signal: new AbortController().signal });
    await settle();
    controller.abort("enough");
    const error = await aborted;
    expect(error).toBeInstanceOf(AbortError);
    expect(error.cause).toBe("enough");
    answer(tokenAnswer(1));
    expect(await other).toBe("access-1");
    expect(sent).toHaveLength(1);
    expect(clock.pendingTimers()).toBe(0);
  });

  it("saves the tokens even when every caller has gone", async () => {
    const { manager, plan, settle, store } = createTokenTest({ jwt: "jwt-1" });
    plan(tokenAnswer(1));
    const controller = new AbortController();
    const aborted = errorOf(manager.getAccessToken({ signal: controller.signal }));
    controller.abort();
    await aborted;
    await settle();
    expect(await store.load()).toMatchObject({ accessToken: "access-1" });
  });

  it("asks nobody for a caller whose signal has aborted before", async () => {
    const { manager, sent } = createTokenTest({ jwt: "jwt-1" });
    expect(await errorOf(manager.getAccessToken({ signal: AbortSignal.abort() }))).toBeInstanceOf(AbortError);
    expect(sent).toEqual([]);
  });

  it("leaves no listener on a signal", async () => {
    const { manager, plan } = createTokenTest({ jwt: "jwt-1" });
    plan(tokenAnswer(1));
    const { signal } = new AbortController();
    let listeners = 0;
    const { addEventListener: add, removeEventListener: remove } = signal;
    signal.addEventListener = (...parameters: Parameters<typeof add>) => {
      listeners += 1;
      add.apply(signal, parameters);
    };
    signal.removeEventListener = (...parameters: Parameters<typeof remove>) => {
      listeners -= 1;
      remove.apply(signal, parameters);
    };
    await manager.getAccessToken({ signal });
    await Promise.resolve();
    expect(listeners).toBe(0);
  });
});

describe("renewAccessToken", () => {
  it("renews once for 50 calls that were refused, although the token would live on", async () => {
    const { manager, sent, plan } = createTokenTest({ tokens: heldTokens(1, NOW_MS) });
    plan(tokenAnswer(2));
    await manager.getAccessToken();
    const given = await Promise.all(Array.from({ length: 50 }, () => manager.renewAccessToken("access-1")));
    expect(new Set(given)).toEqual(new Set(["access-2"]));
    expect(sent).toHaveLength(1);
  });

  it("gives a newer token that is at hand, and asks nobody", async () => {
    const { manager, sent, plan } = createTokenTest({ tokens: heldTokens(1, NOW_MS) });
    plan(tokenAnswer(2));
    await manager.renewAccessToken("access-1");
    expect(await manager.renewAccessToken("access-1")).toBe("access-2");
    expect(await manager.renewAccessToken("access-0")).toBe("access-2");
    expect(sent).toHaveLength(1);
  });

  it("lets new calls wait for the renewal in place of sending the refused token", async () => {
    const { manager, plan, settle } = createTokenTest({ tokens: heldTokens(1, NOW_MS) });
    let answer = (_: Response) => {};
    plan(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await manager.getAccessToken();
    const renewed = manager.renewAccessToken("access-1");
    const late = manager.renewAccessToken("access-0");
    const next = manager.getAccessToken();
    await settle();
    answer(tokenAnswer(2));
    expect(await Promise.all([renewed, late, next])).toEqual(["access-2", "access-2", "access-2"]);
  });

  it("renews again when the renewal that was under way gives the refused token", async () => {
    const store = createMemoryTokenStore();
    let release = () => {};
    const releasing = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Another process logs in before the first lock, and giving the lock back takes its time.
    const slow: TokenStore = {
      ...store,
      withLock: (action) =>
        store.withLock(async () => {
          if (!(await store.load())) await store.save(heldTokens(1, NOW_MS));
          const value = await action();
          await releasing;
          return value;
        }),
    };
    const { manager, sent, plan, settle } = createTokenTest({ store: slow });
    plan(tokenAnswer(2));
    const first = manager.getAccessToken();
    await settle();
    const renewed = manager.renewAccessToken("access-1");
    release();
    expect(await first).toBe("access-1");
    expect(await renewed).toBe("access-2");
    expect(sent).toHaveLength(1);
  });

  it("believes the service when it gives the refused token again", async () => {
    const { manager, sent, plan } = createTokenTest({ tokens: heldTokens(1, NOW_MS) });
    plan(tokenAnswer(1), tokenAnswer(1));
    expect(await manager.renewAccessToken("access-1")).toBe("access-1");
    const asked = sent.length;
    expect(await manager.getAccessToken()).toBe("access-1");
    expect(sent).toHaveLength(asked);
  });

  it("gives the error in place of a refused token", async () => {
    const { manager, plan } = createTokenTest({ tokens: heldTokens(1, NOW_MS) });
    plan(errorAnswer(400, "invalid_grant"));
    expect(await errorOf(manager.renewAccessToken("access-1"))).toMatchObject({ needsLogin: true, status: 400 });
    expect(await errorOf(manager.getAccessToken())).toMatchObject({ needsLogin: true });
  });
});

describe("managers that share a store", () => {
  it("refresh once: the second one finds the tokens of the first", async () => {
    const tokens = heldTokens(1, NOW_MS, AHEAD_MS);
    const first = createTokenTest({ tokens });
    const second = createTokenTest({ store: first.store });
    first.plan(tokenAnswer(2));
    const given = await Promise.all([first.manager.getAccessToken(), second.manager.getAccessToken()]);
    expect(given).toEqual(["access-2", "access-2"]);
    expect(second.sent).toEqual([]);
  });

  it("take the other's token where their own was refused", async () => {
    const first = createTokenTest({ tokens: heldTokens(1, NOW_MS) });
    const second = createTokenTest({ store: first.store });
    await second.manager.getAccessToken();
    first.plan(tokenAnswer(2));
    await first.manager.renewAccessToken("access-1");
    expect(await second.manager.renewAccessToken("access-1")).toBe("access-2");
    expect(second.sent).toEqual([]);
  });

  it("log out together at the next renewal", async () => {
    const first = createTokenTest({ tokens: heldTokens(1, NOW_MS) });
    const second = createTokenTest({ store: first.store });
    await second.manager.getAccessToken();
    first.plan(new Response(null));
    await first.manager.revoke();
    expect(await errorOf(second.manager.renewAccessToken("access-1"))).toMatchObject({ needsLogin: true });
    expect(second.sent).toEqual([]);
  });

  it("show that the store can't save, and work with the new tokens all the same", async () => {
    const store = createMemoryTokenStore(heldTokens(1, NOW_MS, 0));
    const failure = new Error("ENOSPC: no space left on device");
    const full = { ...store, save: () => Promise.reject(failure) };
    const { manager, sent, plan, clock } = createTokenTest({ store: full });
    plan(tokenAnswer(2), tokenAnswer(3));
    expect(await errorOf(manager.getAccessToken())).toBe(failure);
    expect(await manager.getAccessToken()).toBe("access-2");
    clock.advanceBy(HOUR_MS);
    expect(await errorOf(manager.getAccessToken())).toBe(failure);
    expect(sent.map(({ form }) => form.refresh_token)).toEqual(["refresh-1", "refresh-2"]);
  });
});

describe("revoke", () => {
  it("forgets the tokens and ends the login, whatever the service says, in one request", async () => {
    const { manager, sent, plan, store } = createTokenTest({ tokens: heldTokens(1, NOW_MS) });
    plan(errorAnswer(400, "invalid_token"));
    await manager.getAccessToken();
    await manager.revoke();
    await manager.revoke();
    expect(sent).toMatchObject([{ path: "/restapi/oauth/revoke", form: { token: "refresh-1" } }]);
    expect(await store.load()).toBeUndefined();
    expect(await errorOf(manager.getAccessToken())).toMatchObject({ needsLogin: true });
  });

  it("logs in anew with a JWT afterwards", async () => {
    const { manager, plan } = createTokenTest({ tokens: heldTokens(1, NOW_MS), jwt: async () => "jwt-1" });
    plan(new Error("fetch failed"), tokenAnswer(2));
    await manager.revoke();
    expect(await manager.getAccessToken()).toBe("access-2");
  });
});
