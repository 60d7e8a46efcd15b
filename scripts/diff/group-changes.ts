import { BUMPS, type Bump, type Change } from "./diff.js";
import { readWhere } from "./where.js";

/** The changes of one operation or schema, or of the document. */
export interface ChangeGroup {
  /** `rcwConfigListInvitees`, `schema InviteeModel`, `document`. */
  readonly subject: string;
  readonly changes: readonly Change[];
}

/** Changes by bump, the gravest first, and by what they belong to, in the order in which they come. */
export function groupChanges(changes: readonly Change[]): { bump: Bump; groups: ChangeGroup[] }[] {
  return [...BUMPS].reverse().flatMap((bump) => {
    const bySubject = new Map<string, Change[]>();
    for (const change of changes.filter((each) => each.bump === bump)) {
      const { subject, name } = readWhere(change.where);
      const key = subject === "operation" ? name : `${subject} ${name}`.trim();
      bySubject.set(key, [...(bySubject.get(key) ?? []), change]);
    }
    const groups = [...bySubject].map(([subject, list]) => ({ subject, changes: list }));
    return groups.length > 0 ? [{ bump, groups }] : [];
  });
}

/** Where, inside its subject, a change is: `response 200 > records[].role`; "" for the subject as a whole. */
export function placeInSubject({ where }: Change): string {
  const { part, path } = readWhere(where);
  return [part, path].filter((text) => text !== undefined).join(" > ");
}
