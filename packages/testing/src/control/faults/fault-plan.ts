import type { Latency } from "../latency.js";
import type { IncomingRequest } from "../received-request.js";
import type { Fault } from "./fault.js";
import { faultError, show } from "./fault-error.js";
import { readCount } from "./read-count.js";
import { type Effect, readEffect } from "./read-effect.js";
import { describeTarget, readTarget } from "./read-target.js";

/** A fault in the plan, and what has come of it. */
export interface PlannedFault {
  /** As it was added. */
  readonly fault: Fault;
  /** How many requests it was meant for have come, whether or not it hit them. */
  readonly matches: number;
  /** How many requests it has hit. */
  readonly hits: number;
  /** Takes it out of the plan. */
  remove(): void;
}

/** What is to go wrong. A request fails by the first fault that is due for it, in the order in which they were added. */
export interface FaultPlan {
  /**
   * Plans a fault.
   *
   * @example
   * fake.faults.add({ operationId: "rcwConfigListInvitees", times: 2, status: 503, retryAfter: 5 });
   * fake.faults.add({ method: "PATCH", nth: 3, connection: "commit-then-drop" });
   *
   * @throws {TypeError} for a plan that makes no sense; it says which would.
   */
  add(fault: Fault): PlannedFault;
  /** Every fault in the order in which they were added. */
  all(): PlannedFault[];
  /** Those that haven't hit as often as they were planned to; one without an end, if it has never hit. */
  unused(): PlannedFault[];
  /** @throws {Error} naming every fault of `unused()`, if there is one. */
  expectAllUsed(): void;
  /**
   * Resolves as soon as so many answers (1 if left out) wait for their latency to pass on the fake's clock, so that a
   * test knows when to put it forward.
   *
   * @example
   * fake.faults.add({ latency: "2m" });
   * const answer = rcw.webinars.get({ webinarId });
   * await fake.faults.untilWaiting();
   * fake.clock.advance("2m");
   * await answer;
   */
  untilWaiting(count?: number): Promise<void>;
  /** Forgets every fault. Answers that wait already go on waiting; `fake.reset()` lets go of them. */
  clear(): void;
}

const NAMES: readonly (keyof Fault)[] = [
  ...(["operationId", "method", "path", "when", "nth", "times"] as const),
  ...(["status", "retryAfter", "errorCode", "message", "body", "headers"] as const),
  ...(["latency", "cutBodyAfterBytes", "connection"] as const),
];

/** A plan, and what the engine's wrapper takes from it. */
export class Faults implements FaultPlan {
  readonly #latency: Pick<Latency, "untilWaiting">;
  #planned: Entry[] = [];

  constructor(latency: Pick<Latency, "untilWaiting">) {
    this.#latency = latency;
  }

  add(fault: Fault): PlannedFault {
    if (typeof fault !== "object" || fault === null) throw faultError(`a fault is an object, received ${show(fault)}`);
    const unknown = Object.keys(fault).find((name) => !NAMES.includes(name as keyof Fault));
    if (unknown !== undefined) throw faultError(`there is no ${show(unknown)}; there are ${NAMES.join(", ")}`);
    const entry = new Entry(fault, () => {
      this.#planned = this.#planned.filter((other) => other !== entry);
    });
    this.#planned.push(entry);
    return entry;
  }

  all(): PlannedFault[] {
    return [...this.#planned];
  }

  unused(): PlannedFault[] {
    return this.#planned.filter((entry) => entry.isUnused());
  }

  expectAllUsed(): void {
    const unused = this.unused();
    if (unused.length === 0) return;
    const lines = unused.map(({ fault, hits, matches }) => {
      const seen = matches === 1 ? "1 request fits" : `${matches} requests fit`;
      return `  ${describeTarget(fault)}: hit ${hits} of ${fault.times ?? 1} planned, ${seen}`;
    });
    throw new Error(`Not every planned fault was used:\n${lines.join("\n")}`);
  }

  untilWaiting(count = 1): Promise<void> {
    return this.#latency.untilWaiting(count);
  }

  clear(): void {
    this.#planned = [];
  }

  /** How a request is to fail; every fault that it fits counts it. */
  take(request: IncomingRequest): Effect | undefined {
    const due = this.#planned.filter((entry) => entry.counts(request));
    return due[0]?.hit();
  }
}

class Entry implements PlannedFault {
  readonly fault: Fault;
  readonly remove: () => void;
  readonly #fits: ReturnType<typeof readTarget>;
  readonly #count: ReturnType<typeof readCount>;
  readonly #effect: Effect;
  matches = 0;
  hits = 0;

  constructor(fault: Fault, remove: () => void) {
    this.#fits = readTarget(fault);
    this.#count = readCount(fault);
    this.#effect = readEffect(fault);
    this.fault = fault;
    this.remove = remove;
  }

  /** Counts a request that fits; gives whether the fault is due for it. */
  counts(request: IncomingRequest): boolean {
    if (!this.#fits(request)) return false;
    this.matches += 1;
    return this.#count.isDue(this.matches, this.hits);
  }

  hit(): Effect {
    this.hits += 1;
    return this.#effect;
  }

  isUnused(): boolean {
    return Number.isFinite(this.#count.times) ? this.hits < this.#count.times : this.hits === 0;
  }
}
