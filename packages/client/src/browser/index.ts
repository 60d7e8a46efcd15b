// For web apps that are open in several tabs: an entry of its own, which the main one doesn't load.

export { type BrowserRateLimiterOptions, createBrowserRateLimiter } from "./create-browser-rate-limiter.js";
export { type BrowserTokenStoreOptions, createBrowserTokenStore } from "./create-browser-token-store.js";
export type { SharedLimiter } from "./shared-limiter.js";
