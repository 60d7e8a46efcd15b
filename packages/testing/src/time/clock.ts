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

  /** Calls a listener after each advance, until the function that it returns is called. */
  onAdvance(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  schedule(callback: () => void, delayMs: number): () => void {
    const timer: Timer = { dueMs: this.now() + delayMs, callback };
    this.#timers.add(timer);
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
