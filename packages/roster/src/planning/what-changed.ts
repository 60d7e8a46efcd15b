import { describePerson, findPerson, indexByKey } from "../people/identity.js";
import { type FoundInvitee, PROPERTIES } from "../people/roster-row.js";
import { differences } from "./compare.js";
import type { RosterPlan } from "./roster-plan.js";

/**
 * What has become of a session since a plan was made, in words, beyond what the plan itself does: it may have been applied
 * in part.
 */
export function whatChanged(plan: RosterPlan, now: readonly FoundInvitee[]): string[] {
  const nowById = new Map(now.map((invitee) => [invitee.inviteeId, invitee]));
  const foundIds = new Set(plan.found.map(({ inviteeId }) => inviteeId));
  const removedIds = new Set(plan.removed.map(({ inviteeId }) => inviteeId));
  const rowById = new Map([...plan.changed, ...plan.unchanged].map(({ row, inviteeId }) => [inviteeId, row]));
  const byKey = indexByKey(now);
  const addedById = new Map(plan.added.map(({ row }) => [findPerson(row, byKey)?.inviteeId, row]));
  return [
    ...plan.found.flatMap((before) => {
      const after = nowById.get(before.inviteeId);
      if (after === undefined) return removedIds.has(before.inviteeId) ? [] : [`${describePerson(before)} was removed`];
      const row = rowById.get(before.inviteeId);
      const changed = PROPERTIES.filter((name) => before[name] !== after[name]);
      const isOurs = row !== undefined && changed.every((name) => row[name] === after[name]);
      if (changed.length === 0 || isOurs) return [];
      const details = changed.map((name) => `${name} ${before[name] ?? "none"} -> ${after[name] ?? "none"}`);
      return [`${describePerson(before)} was changed: ${details.join(", ")}`];
    }),
    ...now.flatMap((invitee) => {
      if (foundIds.has(invitee.inviteeId)) return [];
      const row = addedById.get(invitee.inviteeId);
      if (row === undefined) return [`${describePerson(invitee)} was added`];
      return differences(row, invitee).length === 0
        ? []
        : [`${describePerson(invitee)} was added otherwise than planned`];
    }),
  ];
}
