import { createSharedLimiter, type SharedLimiter, type SharedLimiterOptions } from "../src/browser/shared-limiter.js";
import type { TestClock } from "./test-clock.js";

/** Tabs of one origin, without a browser: their channel, their locks and what they keep. */
export interface Tabs {
  open(tab: string, options?: { maxWaitMs?: number; maxQueued?: number }): SharedLimiter;
  /** As when its tab is closed: it says nothing any more, and others get its locks. */
  kill(tab: string): void;
}

interface Lock {
  readonly owner: string;
  readonly action: () => Promise<void>;
  readonly done: (result: Promise<void>) => void;
}

export function createTabs(clock: TestClock): Tabs {
  const listeners = new Map<string, SharedLimiterOptions["listener"]>();
  const queues = new Map<string, Lock[]>();
  const kept = new Map<string, unknown>();

  const grantFirst = (name: string) => {
    const queue = queues.get(name) ?? [];
    const [lock] = queue;
    if (!lock) return;
    const result = lock.action();
    lock.done(result);
    const release = () => {
      if (queue[0] !== lock) return;
      queue.shift();
      grantFirst(name);
    };
    void result.then(release, release);
  };

  const locksOf = (owner: string): SharedLimiterOptions["locks"] => ({
    request: (name, { signal }, action) =>
      new Promise((resolve, reject) => {
        const queue = queues.get(name) ?? [];
        queues.set(name, queue);
        const lock: Lock = { owner, action, done: resolve };
        signal.addEventListener("abort", () => {
          if (queue[0] === lock || !queue.includes(lock)) return;
          queue.splice(queue.indexOf(lock), 1);
          reject(signal.reason);
        });
        queue.push(lock);
        if (queue[0] === lock) grantFirst(name);
      }),
  });

  return {
    open(tab, { maxWaitMs = 600_000, maxQueued = 1000 } = {}) {
      const listener: SharedLimiterOptions["listener"] = { onmessage: null, close: () => listeners.delete(tab) };
      const speaker: SharedLimiterOptions["speaker"] = {
        postMessage(message) {
          if (!listeners.has(tab)) return;
          const event = { data: message } as never;
          for (const [name, { onmessage }] of listeners) {
            setImmediate(() => listeners.has(name) && onmessage?.call({} as never, event));
          }
        },
        close() {},
      };
      listeners.set(tab, listener);
      return createSharedLimiter({
        ...{ name: "test", tab, maxWaitMs, maxQueued, clock, random: () => 0, listener, speaker },
        locks: locksOf(tab),
        values: {
          get: async (key) => structuredClone(kept.get(key)),
          set: async (key, value) => void kept.set(key, structuredClone(value)),
        },
      });
    },
    kill(tab) {
      listeners.delete(tab);
      for (const [name, queue] of queues) {
        const wasFirst = queue[0]?.owner === tab;
        const left = queue.filter(({ owner }) => owner !== tab);
        queue.splice(0, queue.length, ...left);
        if (wasFirst) grantFirst(name);
      }
    },
  };
}
