import { parseDuration } from "./parse-duration.js";

/** Where the fake takes the time from: milliseconds since 1970. `Date` is one. */
export interface Clock {
  now(): number;
}

/** A clock that can be put forward. */
export interface AdjustableClock extends Clock {
  /**
   * Puts the clock forward, by milliseconds or by a duration such as `"90s"`, `"30m"`, `"2h"` or `"7d"`.
   *
   * @throws {RangeError} for anything else, and for a negative duration.
   */
  advance(duration: number | string): void;
  /**
   * Runs `callback` once `delayMs` milliseconds of this clock have passed; the function that comes back cancels it. So a
   * client can wait on the fake's clock, without real time: `createWebinarClient({ clock: fake.clock })`.
   */
  schedule(callback: () => void, delayMs: number): () => void;
  /**
   * Resolves once so many wait on this clock; 1 if left out. An `advance` before a client waits passes nothing that it
   * would wait for: `await fake.clock.untilWaiting()` first.
   */
  untilWaiting(count?: number): Promise<void>;
  /**
   * Puts the clock forward as `advance` does, and lets everything happen in between that the passing time sets off: a
   * client that waits, calls and waits again gets as far as it would.
   *
   * @throws {RangeError} as `advance` does.
   */
  advanceAsync(duration: number | string): Promise<void>;
}

/** What waits for a time. */
interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** The time at which a fake starts that isn't given a clock. */
const DEFAULT_START_TIME = "2026-09-01T08:00:00Z";

/** Stands still until it is put forward, so that every run of a test sees the same times. */
export const standingClock: Clock = { now: () => Date.parse(DEFAULT_START_TIME) };

/** Another clock and an offset, which the fake saves and restores with its state. */
export class OffsetClock implements AdjustableClock {
  readonly #source: Clock;
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Set<Timer>();
  readonly #waiters = new Set<() => void>();
  offsetMs = 0;

  constructor(source: Clock) {
    this.#source = source;
  }

  now(): number {
    return this.#source.now() + this.offsetMs;
  }

  /** Puts the clock to a time in milliseconds since 1970, or to that of the clock that it is made of. */
  startAt(timeMs: number | undefined): void {
    this.offsetMs = timeMs === undefined ? 0 : timeMs - this.#source.now();
  }

  advance(duration: number | string): void {
    const endMs = this.now() + parseDuration(duration);
    this.#passUntil(endMs);
    this.offsetMs += Math.max(0, endMs - this.now());
    for (const listener of [...this.#listeners]) listener();
  }

  async advanceAsync(duration: number | string): Promise<void> {
    const endMs = this.now() + parseDuration(duration);
    await settled();
    for (let timer = this.#firstTimer(); timer && timer.dueMs <= endMs; timer = this.#firstTimer()) {
      this.advance(Math.max(0, timer.dueMs - this.now()));
      await settled();
    }
    this.advance(Math.max(0, endMs - this.now()));
    await settled();
  }

  async untilWaiting(count = 1): Promise<void> {
    if (!Number.isSafeInteger(count) || count < 1)
      throw new RangeError(`untilWaiting: the count is a whole number from 1, received ${String(count)}`);
    while (this.#timers.size < count) await new Promise<void>((resolve) => this.#waiters.add(resolve));
  }

  /** Calls a listener after each advance, until the function that it returns is called. */
  onAdvance(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  schedule(callback: () => void, delayMs: number): () => void {
    const timer: Timer = { dueMs: this.now() + delayMs, callback };
    this.#timers.add(timer);
    for (const look of [...this.#waiters]) look();
    this.#waiters.clear();
    // A clock that runs by itself gets there by itself; the machine's timer may be a part of a millisecond early.
    const arrive = () => this.#passUntil(Math.max(this.now(), timer.dueMs));
    const running = this.#source === standingClock ? undefined : setTimeout(arrive, delayMs);
    return () => {
      this.#timers.delete(timer);
      clearTimeout(running);
    };
  }

  /** Puts the clock to the time of each timer that is due until then, in order, and runs it. */
  #passUntil(endMs: number): void {
    for (let timer = this.#firstTimer(); timer && timer.dueMs <= endMs; timer = this.#firstTimer()) {
      this.#timers.delete(timer);
      this.offsetMs += Math.max(0, timer.dueMs - this.now());
      timer.callback();
    }
  }

  #firstTimer(): Timer | undefined {
    return [...this.#timers].reduce<Timer | undefined>(
      (first, timer) => (first && first.dueMs <= timer.dueMs ? first : timer),
      undefined,
    );
  }
}

/** Everything that doesn't need time has happened: promises, and the pieces of bodies that come in turns of their own. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < SETTLING_TURNS; turn += 1) await new Promise<void>((resolve) => setTimeout(resolve, 0));
}

const SETTLING_TURNS = 3;
