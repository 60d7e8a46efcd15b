import { describe, expectTypeOf, it } from "vitest";
import { RcwError } from "../errors/rcw-error.js";
import {
  createMemoryTokenStore,
  createTokenManager,
  type ExchangeCodeOptions,
  TokenError,
  type TokenManager,
  type TokenProvider,
  type TokenStore,
  type Tokens,
} from "./index.js";
import { createFileTokenStore } from "./node/index.js";

declare const manager: TokenManager;
const login = { codeVerifier: "v", redirectUri: "https://app.example.com/callback" };

describe("createTokenManager", () => {
  it("makes what the client takes", () => {
    expectTypeOf(createTokenManager).returns.toEqualTypeOf<TokenManager>();
    expectTypeOf(manager).toExtend<TokenProvider>();
    expectTypeOf(manager.getAccessToken({ signal: AbortSignal.abort() })).resolves.toBeString();
  });

  it("takes what an environment variable may leave out", () => {
    createTokenManager({ clientId: "app", clientSecret: process.env.SECRET, jwt: process.env.JWT });
    createTokenManager({ clientId: "app", jwt: async () => "jwt" });
    // @ts-expect-error: an app without an id
    createTokenManager({ clientSecret: "s" });
    // @ts-expect-error: not one of the environments
    createTokenManager({ clientId: "app", environment: "production" });
  });
});

describe("exchangeCode", () => {
  it("takes a callback with its state, or a code", () => {
    manager.exchangeCode({ ...login, callbackUrl: new URL("https://app.example.com"), state: "s" });
    manager.exchangeCode({ ...login, code: "c" });
    // @ts-expect-error: a callback proves nothing without the state
    manager.exchangeCode({ ...login, callbackUrl: "https://app.example.com" });
    // @ts-expect-error: the state of the callback would go uncompared
    manager.exchangeCode({ ...login, callbackUrl: "https://app.example.com", state: "s", code: "c" });
    // @ts-expect-error: there is nothing to compare the state with
    manager.exchangeCode({ ...login, code: "c", state: "s" });
    // @ts-expect-error: there is no login without PKCE
    manager.exchangeCode({ redirectUri: "https://app.example.com", code: "c" });
    expectTypeOf<ExchangeCodeOptions>().toHaveProperty("codeVerifier");
    expectTypeOf(manager.exchangeCode).returns.resolves.toEqualTypeOf<Tokens>();
  });
});

describe("TokenStore", () => {
  it("is what both stores are, and what an app can write with methods that answer at once", () => {
    expectTypeOf(createMemoryTokenStore).returns.toEqualTypeOf<TokenStore>();
    expectTypeOf(createFileTokenStore).returns.toEqualTypeOf<TokenStore>();
    const own: TokenStore = {
      load: () => undefined,
      save: () => {},
      remove: () => {},
      withLock: (action) => action(),
    };
    createTokenManager({ clientId: "app", store: own });
  });

  it("is what a browser has, as its documentation shows", () => {
    const store: TokenStore = {
      load: () => JSON.parse(localStorage.getItem("rcw-tokens") ?? "null") ?? undefined,
      save: (tokens) => localStorage.setItem("rcw-tokens", JSON.stringify(tokens)),
      remove: () => localStorage.removeItem("rcw-tokens"),
      withLock: (action) => navigator.locks.request("rcw-tokens", action),
    };
    createTokenManager({ clientId: "app", store });
  });
});

describe("TokenError", () => {
  it("is an error of the package, and says what to do", () => {
    const error = new TokenError("message");
    expectTypeOf(error).toExtend<RcwError>();
    expectTypeOf(error.needsLogin).toEqualTypeOf<boolean>();
    expectTypeOf(error.isTemporary).toEqualTypeOf<boolean>();
    expectTypeOf(error.retryAfterMs).toEqualTypeOf<number | undefined>();
    expectTypeOf(RcwError).toBeConstructibleWith("message");
  });
});
