import { isTokens } from "../auth/is-tokens.js";
import { TokenError } from "../auth/token-error.js";
import type { TokenStore } from "../auth/token-store.js";
import type { Tokens } from "../auth/tokens.js";
import { refuse } from "../errors/refuse.js";
import { createKeptValues } from "./kept-values.js";

/** Options of `createBrowserTokenStore`. */
export interface BrowserTokenStoreOptions {
  /** Tells logins of one origin apart: another name for each app and user. Default: `rcw`. */
  name?: string;
}

/**
 * Keeps tokens in the browser, for the tabs of one origin: in IndexedDB, under a Web Lock, so that of all tabs one
 * refreshes; the others hear of it (BroadcastChannel) and use the new tokens before the service refuses the old ones.
 * Who logs out in one tab is logged out in all.
 *
 * What a page can read, a script that was smuggled into it can read too: keep tokens here only if your pages load no
 * scripts of others, and prefer a backend that holds the tokens where there is one.
 *
 * @example
 * ```ts no-run="needs a browser"
 * import { createTokenManager } from "@rcw/client/auth";
 * import { createBrowserTokenStore } from "@rcw/client/browser";
 *
 * const auth = createTokenManager({ clientId: "my-app", store: createBrowserTokenStore() });
 * ```
 * @throws {InvalidRequestError} where there is no IndexedDB or no Web Lock: they need https, or localhost.
 * @throws {TokenError} from `load`, when something else is kept under the name.
 */
export function createBrowserTokenStore({ name = "rcw" }: BrowserTokenStoreOptions = {}): TokenStore {
  const locks = globalThis.navigator?.locks;
  if (!locks || typeof indexedDB === "undefined")
    throw refuse(
      "createBrowserTokenStore",
      "found no Web Locks or no IndexedDB",
      "a browser's page on https or localhost",
    );
  const values = createKeptValues(`${name}-tokens`);
  const channel = new BroadcastChannel(`${name}-tokens`);
  const listeners = new Set<(tokens: Tokens | undefined) => void>();

  const load = async () => {
    const value = await values.get(KEY);
    if (value === undefined || isTokens(value)) return value;
    throw new TokenError(`the database ${name}-tokens holds no tokens; delete it, and log in again`, {
      needsLogin: true,
    });
  };
  const tell = async () => {
    const tokens = await load().catch(() => undefined);
    for (const listener of listeners) listener(tokens);
  };
  channel.onmessage = tell;

  return {
    load,
    async save(tokens) {
      await values.set(KEY, tokens);
      channel.postMessage("changed");
    },
    async remove() {
      await values.remove(KEY);
      channel.postMessage("changed");
    },
    withLock: (action) => locks.request(`${name}-tokens`, action) as ReturnType<typeof action>,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const KEY = "tokens";
