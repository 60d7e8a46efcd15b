// Logging in, an entry of its own: a client with a plain access token doesn't load it.

export type { TokenProvider } from "../options/token-provider.js";
export type { AuthorizationUrl, AuthorizationUrlOptions } from "./authorization-url.js";
export { createTokenManager, type TokenManager } from "./create-token-manager.js";
export { createMemoryTokenStore } from "./memory-token-store.js";
export type { ExchangeCodeOptions } from "./read-callback.js";
export { TokenError } from "./token-error.js";
export type { TokenManagerOptions } from "./token-manager-options.js";
export type { TokenStore } from "./token-store.js";
export type { Tokens } from "./tokens.js";
