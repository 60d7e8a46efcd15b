import type { Clock } from "@rcw/client";
import { systemClock } from "../time/clock.js";
import type { DeadLetter, StoredEvent, TakenEvent, WebhookInbox } from "./inbox.js";

/** Options of `createMemoryInbox`. */
export interface MemoryInboxOptions {
  /** How many events may wait. More are refused, and the service is told to try again. Default: 100000. */
  maxEvents?: number;
  /** How long an event's uuid is remembered, in milliseconds. Default: 86400000, a day. */
  rememberMs?: number;
  /** How many uuids are remembered; the oldest go first. Default: 200000. */
  maxRemembered?: number;
  /** How many dead letters are kept; the oldest go first. Default: 1000. */
  maxDeadLetters?: number;
  /** Source of time. Default: the machine's. */
  clock?: Pick<Clock, "now">;
}

/**
 * An inbox in the memory of this process. **A crash loses what it holds**: events that were answered with 2xx and that
 * no handler has finished. Where that matters use an inbox that outlives the process, or `ack: "after"`.
 */
export function createMemoryInbox(options: MemoryInboxOptions = {}): WebhookInbox {
  const { maxEvents = 100_000, rememberMs = 86_400_000, maxRemembered = 200_000, maxDeadLetters = 1000 } = options;
  const { clock = systemClock } = options;
  const waiting = new Queue<StoredEvent>();
  const remembered = new Map<string, number>();
  const deadLetters = new Map<string, DeadLetter>();
  let heldCount = 0;
  let wake = () => {};

  const forgetOld = () => {
    const sinceMs = clock.now() - rememberMs;
    for (const [uuid, addedMs] of remembered) {
      if (addedMs > sinceMs && remembered.size <= maxRemembered) return;
      remembered.delete(uuid);
    }
  };
  const enqueue = (event: StoredEvent) => {
    waiting.push(event);
    wake();
  };

  return {
    async add(event) {
      if (remembered.has(event.uuid)) return false;
      if (waiting.size + heldCount >= maxEvents) {
        throw new Error(`The inbox is full: maxEvents is ${maxEvents}. Handlers are slower than events come in`);
      }
      remembered.set(event.uuid, clock.now());
      forgetOld();
      enqueue(event);
      return true;
    },
    async take(limit, signal) {
      while (waiting.size === 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = () => {
            signal.removeEventListener("abort", wake);
            resolve();
          };
          signal.addEventListener("abort", wake);
        });
      }
      if (signal.aborted) return [];
      const taken: TakenEvent[] = [];
      while (taken.length < limit && waiting.size > 0)
        taken.push({ ...(waiting.shift() as StoredEvent), takenCount: 1 });
      heldCount += taken.length;
      return taken;
    },
    async complete() {
      heldCount -= 1;
    },
    async bury({ takenCount: _, ...event }, reason) {
      heldCount -= 1;
      deadLetters.set(event.uuid, { ...event, reason });
      for (const uuid of deadLetters.keys()) {
        if (deadLetters.size <= maxDeadLetters) break;
        deadLetters.delete(uuid);
      }
    },
    deadLetters: async () => [...deadLetters.values()],
    async revive(uuid) {
      const letter = deadLetters.get(uuid);
      if (letter === undefined) return false;
      const { reason: _, ...event } = letter;
      deadLetters.delete(uuid);
      enqueue(event);
      return true;
    },
  };
}

/** First in, first out, without moving what waits when the first leaves. */
class Queue<Item> {
  #items: Item[] = [];
  #first = 0;

  get size(): number {
    return this.#items.length - this.#first;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  shift(): Item | undefined {
    const item = this.#items[this.#first];
    this.#first += 1;
    if (this.#first < 1024 && this.#first < this.#items.length) return item;
    this.#items = this.#items.slice(this.#first);
    this.#first = 0;
    return item;
  }
}
