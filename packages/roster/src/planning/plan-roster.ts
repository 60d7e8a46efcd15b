import type { RosterClient, RosterSession } from "../client.js";
import { type RosterRow, toFound } from "../people/roster-row.js";
import { compare } from "./compare.js";
import { planToText } from "./plan-text.js";
import { type RosterPlan, withText } from "./roster-plan.js";

/** Options of `planRoster`. */
export interface PlanRosterOptions {
  /** Whether who is invited and isn't in the list is removed; the host never is. Default: `never`. */
  remove?: "never" | "missing";
  /** Ends the reading. */
  signal?: AbortSignal;
}

/**
 * Finds out what would make a session's invitees equal to a list. Nothing is changed. It costs a Heavy call for each 1000
 * invitees, and one more when somebody is to be removed: nobody can be while the session is under way.
 *
 * People are the same by linked user or by email address; case and Unicode form don't count. What a row leaves out stays
 * as it is.
 *
 * @example
 * import { planRoster, readRosterCsv } from "@rcw/roster";
 * const { rows } = readRosterCsv("Email;First name;Last name;Role\nana.sol@example.com;Ana;Sol;CoHost\n");
 * const plan = await planRoster(rcw, { webinarId, sessionId }, rows, { remove: "missing" });
 * console.log(plan.toText());
 * @throws the client's errors.
 */
export async function planRoster(
  rcw: RosterClient,
  { webinarId, sessionId }: RosterSession,
  rows: readonly RosterRow[],
  options: PlanRosterOptions = {},
): Promise<RosterPlan> {
  const { remove = "never", signal } = options;
  if (remove !== "never" && remove !== "missing")
    throw new TypeError(`remove is ${JSON.stringify(remove)}, expected "never" or "missing"`);
  const session = { webinarId, sessionId };
  const call = signal === undefined ? {} : { signal };
  const found = (await rcw.invitees.list(session, call).toArray()).map(toFound);
  const { added, changed, unchanged, impossible, missing } = compare(
    rows.map((row) => ({ ...row })),
    found,
  );
  const unwanted = remove === "missing" ? missing : [];
  const { status } = unwanted.length > 0 ? await rcw.sessions.get(session, call) : {};
  const isUnderWay = status === "Active" || status === "Finished";
  const reason = `can't be removed: the session is ${status}`;
  const kept = isUnderWay ? unwanted.map((invitee) => ({ invitee, rule: "under-way" as const, reason })) : [];
  return withText(
    {
      ...{ format: "rcw-roster-plan/1", session, remove, added, changed },
      removed: isUnderWay ? [] : unwanted,
      ...{ unchanged, impossible: [...impossible, ...kept], found },
    },
    planToText,
  );
}
