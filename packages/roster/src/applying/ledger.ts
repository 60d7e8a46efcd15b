import { findPerson, indexByKey } from "../people/identity.js";
import { type FoundInvitee, type RosterRow, toFound } from "../people/roster-row.js";
import type { RosterPlan } from "../planning/roster-plan.js";
import type { RosterResult } from "../reporting/roster-report.js";
import type { Entry } from "./entry.js";
import type { Remaining } from "./remaining.js";
import type { Sent } from "./send-batch.js";

/** What a result is about: a row of the list, or an invitee to be removed. */
type Subject = RosterRow | FoundInvitee;

/** Answers that may come from another's change: the session is read before the person is given up. */
const CONTESTED = [404, 409];

/** Keeps account of what became of each person during a run. */
export class Ledger {
  readonly #plan: RosterPlan;
  readonly #results = new Map<Subject, RosterResult>();
  /** Whom the plan adds, changes or removes. */
  readonly #planned: ReadonlySet<Subject>;
  /** Who was added by a call that was answered: they aren't added again, whatever others do. */
  readonly #confirmed = new Set<Subject>();
  readonly #contested = new Set<Subject>();
  readonly #news = new Set<Subject>();
  #isVerified = false;
  #unexpected: readonly FoundInvitee[] = [];

  constructor(plan: RosterPlan) {
    this.#plan = plan;
    this.#planned = new Set<Subject>([...[...plan.changed, ...plan.added].map(({ row }) => row), ...plan.removed]);
    for (const { row, invitee, rule, reason } of plan.impossible) {
      const about = { ...(row && { row }), ...(invitee && { invitee }) };
      const subject = row ?? invitee;
      if (subject) this.#results.set(subject, { outcome: "impossible", ...about, rule, reason });
    }
    for (const { row, inviteeId } of plan.unchanged) this.#results.set(row, { outcome: "pending", row, inviteeId });
    for (const { row, inviteeId, changes } of plan.changed)
      this.#results.set(row, { outcome: "pending", row, inviteeId, changes });
    for (const { row } of plan.added) this.#results.set(row, { outcome: "pending", row });
    for (const invitee of plan.removed) this.#results.set(invitee, { outcome: "pending", invitee });
  }

  get total(): number {
    return this.#planned.size;
  }

  get done(): number {
    let done = 0;
    for (const subject of this.#planned) if (this.#results.get(subject)?.outcome !== "pending") done += 1;
    return done;
  }

  /** Takes in what was read; gives what is still to be sent. */
  takeIn({ entries, settled, impossible, gone }: Remaining): Entry[] {
    for (const [row, { inviteeId }] of settled) {
      if (this.#outcomeOf(row) === "pending") this.#set(row, { outcome: "unchanged", row, inviteeId });
    }
    for (const [row, why] of impossible) this.#set(row, { outcome: "impossible", row, ...why });
    for (const invitee of gone) {
      if (this.#outcomeOf(invitee) === "pending") this.#set(invitee, { outcome: "unchanged", invitee });
    }
    return entries.filter((entry) => {
      const subject = subjectOf(entry);
      if (this.#outcomeOf(subject) === "refused") return false;
      if (entry.kind !== "add" || !this.#confirmed.has(subject)) return true;
      this.#set(entry.row, {
        outcome: "undone",
        row: entry.row,
        reason: "was added, and removed again by somebody else",
      });
      return false;
    });
  }

  /** Notes what became of an entry that was sent. */
  note({ entry, invitee, refusal }: Sent): void {
    const subject = subjectOf(entry);
    if (refusal) {
      const isContested = CONTESTED.includes(refusal.status) && !this.#contested.has(subject);
      if (isContested) this.#contested.add(subject);
      else this.#set(subject, { ...aboutOf(entry), outcome: "refused", error: refusal });
      return;
    }
    if (entry.kind === "add") {
      this.#confirmed.add(subject);
      const inviteeId = invitee && toFound(invitee).inviteeId;
      this.#set(subject, { outcome: "added", row: entry.row, ...(inviteeId && { inviteeId }) });
    } else {
      this.#set(subject, { ...aboutOf(entry), outcome: entry.kind === "change" ? "changed" : "removed" });
    }
  }

  /** What became of people since the last call. */
  news(): RosterResult[] {
    const news = [...this.#news].flatMap((subject) => this.#results.get(subject) ?? []);
    this.#news.clear();
    return news;
  }

  /** Nothing is left to be sent: whoever is invited beyond the list is known now. */
  verify(now: readonly FoundInvitee[]): void {
    const byKey = indexByKey(now);
    const rows = [...this.#results.values()].flatMap(({ row }) => row ?? []);
    const meant = new Set(rows.map((row) => findPerson(row, byKey)));
    const before = new Set(this.#plan.found.map(({ inviteeId }) => inviteeId));
    this.#unexpected = now.filter((invitee) => !meant.has(invitee) && !before.has(invitee.inviteeId));
    this.#isVerified = true;
  }

  state() {
    return { results: [...this.#results.values()], isVerified: this.#isVerified, unexpected: this.#unexpected };
  }

  #outcomeOf(subject: Subject) {
    return this.#results.get(subject)?.outcome;
  }

  #set(subject: Subject, result: RosterResult): void {
    this.#results.set(subject, result);
    if (this.#planned.has(subject)) this.#news.add(subject);
  }
}

function subjectOf(entry: Entry): Subject {
  return entry.kind === "remove" ? entry.invitee : entry.row;
}

function aboutOf(entry: Entry): Omit<RosterResult, "outcome"> {
  if (entry.kind === "remove") return { invitee: entry.invitee, inviteeId: entry.invitee.inviteeId };
  if (entry.kind === "add") return { row: entry.row };
  return { row: entry.row, inviteeId: entry.inviteeId, changes: entry.changes };
}
