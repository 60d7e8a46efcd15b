import type { Tokens } from "./tokens.js";

/**
 * Where tokens are kept. Several token managers, in other processes too, share a login by sharing what a store keeps:
 * the platform allows about five logins of a user with an app, and a sixth ends the oldest.
 *
 * `createMemoryTokenStore` makes one for a single process, `createFileTokenStore` of `@rcw/client/auth/node` one for
 * the processes of a machine, `createBrowserTokenStore` of `@rcw/client/browser` one for the tabs of an origin.
 *
 * @example
 * ```ts no-run="needs a browser: localStorage and navigator.locks"
 * import type { TokenStore } from "@rcw/client/auth";
 *
 * const store: TokenStore = {
 *   load: () => JSON.parse(localStorage.getItem("rcw-tokens") ?? "null") ?? undefined,
 *   save: (tokens) => localStorage.setItem("rcw-tokens", JSON.stringify(tokens)),
 *   remove: () => localStorage.removeItem("rcw-tokens"),
 *   withLock: (action) => navigator.locks.request("rcw-tokens", action),
 * };
 * ```
 */
export interface TokenStore {
  /** What was saved last; undefined when nobody is logged in. */
  load(): Tokens | undefined | Promise<Tokens | undefined>;
  /** Puts tokens in the place of those that were saved before, wholly or not at all. */
  save(tokens: Tokens): void | Promise<void>;
  /** Forgets the tokens; none being there is fine. */
  remove(): void | Promise<void>;
  /**
   * Runs `action` while nobody else who shares the store runs one, and gives what it gives. A refresh token is good for
   * one use: the manager loads, refreshes and saves in one action, so that no two processes use the same one. An action
   * takes as long as one request for tokens does; it calls the three other methods, and never `withLock`.
   */
  withLock<Value>(action: () => Promise<Value>): Promise<Value>;
  /**
   * Tells a listener whenever another one who shares the store has saved or removed tokens; gives what ends it. A store
   * that can't tell leaves it out: then a manager learns of new tokens when the service refuses the old ones.
   */
  watch?(listener: (tokens: Tokens | undefined) => void): () => void;
}
