import type { OperationId } from "@rcw/types";
import type { Clock } from "../../time/clock.js";
import { type ExpectedCall, firstDifference } from "./expected-call.js";
import type { JournalEntry } from "./journal-entry.js";
import { describeFilter, type JournalFilter, readFilter } from "./journal-filter.js";
import { JournalRecord } from "./journal-record.js";
import { entriesToText, listEntries } from "./list-entries.js";

/** Every request that a fake has received and what it answered, in the order of arrival. */
export interface Journal {
  /** Every entry, or those of one operation, or those that meet every condition; copies, made when asked for. */
  all(target?: OperationId | JournalFilter): JournalEntry[];
  /** The latest of them. */
  last(target?: OperationId | JournalFilter): JournalEntry | undefined;
  /**
   * Checks how often an operation was called.
   *
   * @example
   * await rcw.invitees.list({ webinarId, sessionId });
   * fake.journal.expectCalls("rcwConfigListInvitees", 1);
   *
   * @returns the calls.
   * @throws {JournalAssertionError} when there are more or fewer; it lists what came instead.
   */
  expectCalls(target: OperationId | JournalFilter, count: number): JournalEntry[];
  /**
   * Checks that an operation was called with certain parameters, body or outcome. Objects match as parts: what isn't
   * named may be anything.
   *
   * @example
   * await rcw.invitees.update({ webinarId, sessionId, inviteeId, body: { role: "CoHost" } });
   * fake.journal.expectCall("rcwConfigUpdateInvitee", { body: { role: "CoHost" }, status: 200 });
   *
   * @returns the first such call.
   * @throws {JournalAssertionError} when there is none; it says how each call of the operation differs.
   */
  expectCall(operationId: OperationId, expected?: ExpectedCall): JournalEntry;
  /**
   * Checks that these operations were called, in this order and no others; requests to anything else, such as those
   * for tokens, don't count.
   *
   * @throws {JournalAssertionError} otherwise; it lists what came.
   */
  expectOrder(operationIds: readonly OperationId[]): void;
  /**
   * The calls as text for a snapshot: a line each, with what they sent, without what differs from run to run (times,
   * tokens, request ids).
   */
  toText(target?: OperationId | JournalFilter): string;
  /** Forgets every entry. */
  clear(): void;
}

/** The journal doesn't hold what a test expects; the message lists what it holds. */
export class JournalAssertionError extends Error {
  override readonly name = "JournalAssertionError";
}

/** How much a journal keeps: the oldest entries go first. */
export const LIMITS = { entries: 10_000, characters: 33_554_432 };

/** A journal, and what the engine's wrapper writes into it. */
export class RequestJournal implements Journal {
  readonly #clock: Clock;
  readonly #records = new Set<JournalRecord>();
  #begun = 0;
  #characters = 0;
  #dropped = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A record for a request that has arrived. */
  begin(): JournalRecord {
    this.#begun += 1;
    const record = new JournalRecord(this.#begun, this.#clock.now());
    this.#records.add(record);
    return record;
  }

  /** Counts what a record keeps, once it is complete, and drops the oldest ones if that is too much. */
  complete(record: JournalRecord): void {
    if (!this.#records.has(record)) return;
    this.#characters += record.keep();
    for (const oldest of this.#records) {
      if (this.#records.size <= LIMITS.entries && this.#characters <= LIMITS.characters) return;
      this.#records.delete(oldest);
      this.#characters -= oldest.keptLength;
      this.#dropped += 1;
    }
  }

  all(target?: OperationId | JournalFilter): JournalEntry[] {
    const fits = readFilter(target);
    return [...this.#records].flatMap((record) => record.toEntry() ?? []).filter(fits);
  }

  last(target?: OperationId | JournalFilter): JournalEntry | undefined {
    return this.all(target).at(-1);
  }

  expectCalls(target: OperationId | JournalFilter, count: number): JournalEntry[] {
    this.#refuseIfDropped();
    const calls = this.all(target);
    if (calls.length === count) return calls;
    throw this.#failure(`Expected ${callCount(count)} of ${describeFilter(target)}, received ${calls.length}`);
  }

  expectCall(operationId: OperationId, expected: ExpectedCall = {}): JournalEntry {
    const calls = this.all(operationId);
    const differences = calls.map((call) => firstDifference(expected, call));
    const found = calls[differences.indexOf(undefined)];
    if (found !== undefined) return found;
    const details = calls.map((call, index) => `\n  call ${call.number}: ${differences[index]}`).join("");
    throw this.#failure(
      `Expected a call of ${operationId} with ${JSON.stringify(expected)}${details && ", but"}${details}`,
    );
  }

  expectOrder(operationIds: readonly OperationId[]): void {
    this.#refuseIfDropped();
    const called = this.all().flatMap(({ operationId }) => operationId ?? []);
    if (called.join() === operationIds.join()) return;
    throw this.#failure(`Expected the calls ${operationIds.join(", ") || "none"}, in this order`);
  }

  toText(target?: OperationId | JournalFilter): string {
    return entriesToText(this.all(target));
  }

  clear(): void {
    this.#records.clear();
    this.#begun = 0;
    this.#characters = 0;
    this.#dropped = 0;
  }

  #failure(expectation: string): JournalAssertionError {
    return new JournalAssertionError(`${expectation}.\n${listEntries(this.all())}`);
  }

  #refuseIfDropped(): void {
    if (this.#dropped === 0) return;
    throw new JournalAssertionError(
      `The journal has dropped its ${this.#dropped} oldest entries, so nothing can be said of them. ` +
        "Call journal.clear() before the part that you check",
    );
  }
}

function callCount(count: number): string {
  return count === 1 ? "1 call" : `${count} calls`;
}
