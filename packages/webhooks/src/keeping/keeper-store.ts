/**
 * What the keepers of one subscription share, in all processes: a lock, and what was made last. Without one they each
 * look after it alone; what two of them make at the same moment is found and removed at the next check.
 */
export interface KeeperStore {
  /** Runs `action` while nobody else who shares the store runs one, and gives what it gives. */
  withLock<Value>(action: () => Promise<Value>): Promise<Value>;
  /** What was saved last. */
  load(): Promise<KeptSubscription | undefined>;
  save(kept: KeptSubscription): Promise<void>;
}

/** What is known of the subscription beyond what the service shows. Nothing in it is secret. */
export interface KeptSubscription {
  readonly subscriptionId: string;
  /** Tells whether it was made with the present verification token, which the service never shows again. */
  readonly tokenDigest: string;
}

/** A store for a single process. */
export function createMemoryKeeperStore(): KeeperStore {
  let kept: KeptSubscription | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return {
    withLock<Value>(action: () => Promise<Value>): Promise<Value> {
      const result = last.then(action, action);
      last = result.catch(() => {});
      return result;
    },
    load: async () => kept,
    async save(given) {
      kept = given;
    },
  };
}

/** A digest of a verification token, salted with the subscription that it belongs to. */
export async function digestToken(subscriptionId: string, verificationToken: string | undefined): Promise<string> {
  const bytes = new TextEncoder().encode(`${subscriptionId}\n${verificationToken ?? ""}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
