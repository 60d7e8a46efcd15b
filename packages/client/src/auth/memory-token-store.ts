import type { TokenStore } from "./token-store.js";
import type { Tokens } from "./tokens.js";

/** Keeps tokens in this process, and begins with `tokens` if there are any. */
export function createMemoryTokenStore(tokens?: Tokens): TokenStore {
  let kept = tokens;
  let lastAction: Promise<unknown> = Promise.resolve();
  return {
    load: () => kept,
    save(saved) {
      kept = saved;
    },
    remove() {
      kept = undefined;
    },
    withLock(action) {
      const result = lastAction.then(action);
      lastAction = result.catch(() => {});
      return result;
    },
  };
}
