import type { Tokens } from "./tokens.js";

/**
 * Where tokens are kept. Several token managers, in other processes too, share a login by sharing what a store keeps:
 * the platform allows about five logins of a user with an app, and a sixth ends the oldest.
 *
 * `createMemoryTokenStore` makes one for a single process, `createFileTokenStore` of `@rcw/client/auth/node` one for
 * the processes of a machine.
 *
 * @example
 * const store: TokenStore = {
 *   load: () => JSON.parse(localStorage.getItem("rcw-tokens") ?? "null") ?? undefined,
 *   save: (tokens) => localStorage.setItem("rcw-tokens", JSON.stringify(tokens)),
 *   remove: () => localStorage.removeItem("rcw-tokens"),
 *   withLock: (action) => navigator.locks.request("rcw-tokens", action),
 * };
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
}
