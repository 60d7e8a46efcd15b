import type { Bump, Change } from "../diff/diff.js";
import { isAtRunTime } from "../diff/rules.js";
import { adviceFor } from "./advice.js";
import type { FindOwner, Owner } from "./owner-of-change.js";

/** One thing to tell: a change, and everywhere that it shows. */
export interface Entry {
  readonly service: string;
  readonly bump: Bump;
  readonly kind: string;
  readonly message: string;
  readonly advice: string | undefined;
  readonly owners: readonly Owner[];
  /** The service refuses what it took, whatever version of the packages an app has. */
  readonly isAtRunTime: boolean;
}

/**
 * The same change of a schema shows at every operation that uses it: it is told once. What no app can see, such as an
 * extension that nothing is made from, isn't told.
 */
export function mergeChanges(changes: readonly Change[], ownerOf: FindOwner): Entry[] {
  const groups = new Map<string, { change: Change; owners: Owner[] }>();
  for (const change of changes) {
    if (change.kind === "extension-changed") continue;
    const owned = ownerOf(change.where);
    const owner = change.isTypeOnly ? { ...owned, usedBy: [] } : owned;
    const leaf = /[^.[\]<>]*$/.exec(owner.path ?? "")?.[0] || owner.part || "";
    const key = [change.kind, change.direction, change.bump, change.message, leaf].join("\n");
    const group = groups.get(key) ?? { change, owners: [] };
    group.owners.push(owner);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ change, owners }) => ({
    service: serviceOf(owners),
    bump: change.bump,
    kind: change.kind,
    message: change.message,
    advice: change.isTypeOnly ? `nothing, unless it names the type \`${owners[0]?.subject}\`` : adviceFor(change),
    owners,
    isAtRunTime: isAtRunTime(change),
  }));
}

function serviceOf(owners: readonly Owner[]): string {
  const [first = "document", ...others] = new Set(
    owners.map(({ service }) => service).filter((name) => name !== "shared"),
  );
  if (owners.every(({ service }) => service === "shared")) return "shared";
  return others.length === 0 ? first : "shared";
}
