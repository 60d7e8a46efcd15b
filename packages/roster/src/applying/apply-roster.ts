import type { RosterClient } from "../client.js";
import { type FoundInvitee, toFound } from "../people/roster-row.js";
import type { RosterPlan } from "../planning/roster-plan.js";
import { whatChanged } from "../planning/what-changed.js";
import { createReport, type RosterReport, type RosterResult } from "../reporting/roster-report.js";
import type { Entry } from "./entry.js";
import { estimateMs } from "./estimate.js";
import { Ledger } from "./ledger.js";
import { kindOfFailure } from "./refusal.js";
import { whatRemains } from "./remaining.js";
import { RosterChangedError } from "./roster-changed-error.js";
import { sendBatch } from "./send-batch.js";

/** Options of `applyRoster`. */
export interface ApplyRosterOptions {
  /** How many people travel in one call. Default: 500. */
  maxPerCall?: number;
  /**
   * What to do when the session isn't what the plan was made from: `stop` with a `RosterChangedError` before anything is
   * sent, or `adapt`, which goes by the list and removes nobody whom the plan doesn't name. Default: `stop`.
   */
  onChanged?: "stop" | "adapt";
  /** Stops it: the call that runs is aborted, and no other is made. Apply the same plan again to go on. */
  signal?: AbortSignal;
  /** Source of time for estimates. Default: the machine's. */
  clock?: { now(): number };
}

/** How far a run has come. */
export interface RosterStep {
  /** People that are as planned, or can't be. */
  readonly done: number;
  /** People that the plan adds, changes or removes. */
  readonly total: number;
  /** Calls made so far. */
  readonly calls: number;
  /** When it will be over, in milliseconds from now, by the rate limit; undefined while nothing is known of it. */
  readonly etaMs: number | undefined;
  /** What became of people since the last step. */
  readonly results: readonly RosterResult[];
}

/** A plan being carried out, while it is iterated over. */
export interface RosterRun extends AsyncIterable<RosterStep> {
  /** What has been done so far; after an error or a stop, too. */
  report(): RosterReport;
  /** Carries it out to the end, and gives the report. */
  finish(): Promise<RosterReport>;
}

/** How often in a row a call may fail without a word before the run ends with its error. */
const MAXIMUM_FAILURES = 5;
/** How often the rest is sent, when somebody else keeps changing the session. */
const MAXIMUM_ROUNDS = 10;
const PAGE_ITEMS = 1000;

/**
 * Carries a plan out, in as few calls as possible: changes and additions first, then removals. It reads first, to check
 * that the session still is what the plan was made from, and reads at the end, to verify it. After a call that was never
 * answered it reads before it goes on, so nobody is invited twice; and it can be stopped at any point, or killed, and run
 * again with the same plan.
 *
 * @example
 * import { applyRoster, planRoster } from "@rcw/roster";
 * const plan = await planRoster(rcw, { webinarId, sessionId }, [{ email: "mei.lin@example.com", firstName: "Mei", lastName: "Lin" }]);
 * const run = applyRoster(rcw, plan);
 * for await (const { done, total } of run) console.log(`${done} of ${total}`);
 * console.log(run.report().toText());
 * @throws {TypeError} for an option that can't work. Iterating throws a `RosterChangedError`, the signal's reason, and the
 * client's errors that aren't about a person: no permission, no such session, five calls in a row without an answer.
 */
export function applyRoster(rcw: RosterClient, plan: RosterPlan, options: ApplyRosterOptions = {}): RosterRun {
  const { maxPerCall = 500, onChanged = "stop", signal, clock = { now: () => Date.now() } } = options;
  if (!Number.isInteger(maxPerCall) || maxPerCall < 1)
    throw new TypeError(`maxPerCall is ${String(maxPerCall)}, expected a whole number from 1`);
  if (onChanged !== "stop" && onChanged !== "adapt")
    throw new TypeError(`onChanged is ${JSON.stringify(onChanged)}, expected "stop" or "adapt"`);
  const { session } = plan;
  const call = signal === undefined ? {} : { signal };
  const ledger = new Ledger(plan);
  let calls = 0;
  let spentMs = 0;

  const timed = async <Value>(act: () => Promise<Value>): Promise<Value> => {
    signal?.throwIfAborted();
    const startMs = clock.now();
    calls += 1;
    try {
      return await act();
    } finally {
      spentMs += clock.now() - startMs;
    }
  };
  const read = async (): Promise<FoundInvitee[]> => {
    const invitees: FoundInvitee[] = [];
    const pages = rcw.invitees.list(session, call).pages()[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await timed(() => pages.next());
      if (done) {
        calls -= 1;
        return invitees;
      }
      invitees.push(...value.records.map(toFound));
    }
  };
  const step = (results: readonly RosterResult[], left: number, invitees: number): RosterStep => {
    const callsLeft = left === 0 ? 0 : Math.ceil(left / maxPerCall) + Math.max(1, Math.ceil(invitees / PAGE_ITEMS));
    const etaMs = callsLeft === 0 ? 0 : estimateMs(rcw, callsLeft, calls > 0 ? spentMs / calls : undefined);
    const { done, total } = ledger;
    return { done, total, calls, etaMs, results };
  };

  async function* carryOut(): AsyncGenerator<RosterStep> {
    let failures = 0;
    for (let round = 0; ; round += 1) {
      let now: FoundInvitee[];
      try {
        now = await read();
      } catch (error) {
        failures = countFailure(error, failures);
        continue;
      }
      if (round === 0 && onChanged === "stop") {
        const changes = whatChanged(plan, now);
        if (changes.length > 0) throw new RosterChangedError(changes);
      }
      const entries = ledger.takeIn(whatRemains(plan, now));
      const size = now.length;
      yield step(ledger.news(), entries.length, size + entries.length);
      if (entries.length === 0) return ledger.verify(now);
      if (round >= MAXIMUM_ROUNDS) return;
      try {
        let left = entries.length;
        for (const batch of chunks(entries, maxPerCall)) {
          for await (const sent of sendBatch(batch, (body) => timed(() => change(body)))) {
            failures = 0;
            left -= sent.length;
            for (const each of sent) ledger.note(each);
            yield step(ledger.news(), Math.max(left, 1), size + entries.length);
          }
        }
      } catch (error) {
        failures = countFailure(error, failures);
      }
    }
  }
  const change = (body: Parameters<RosterClient["invitees"]["bulkUpdate"]>[0]["body"]) =>
    Promise.resolve(rcw.invitees.bulkUpdate({ ...session, body }, call));
  const countFailure = (error: unknown, failures: number): number => {
    signal?.throwIfAborted();
    if (kindOfFailure(error) !== "uncertain" || failures + 1 >= MAXIMUM_FAILURES) throw error;
    return failures + 1;
  };

  const steps = carryOut();
  const run: RosterRun = {
    [Symbol.asyncIterator]: () => steps,
    report: () => createReport({ ...ledger.state(), calls }),
    async finish() {
      for await (const _ of steps);
      return run.report();
    },
  };
  return run;
}

function* chunks(entries: readonly Entry[], size: number): Generator<readonly Entry[]> {
  for (let start = 0; start < entries.length; start += size) yield entries.slice(start, start + size);
}
