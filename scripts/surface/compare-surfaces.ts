import type { Change } from "../diff/diff.js";
import { change } from "../diff/operations/place-changes.js";
import type { Exported, Surface } from "./surface.js";

/** What changed in the names that packages export and the lists that they ship, entry by entry. */
export function compareSurfaces(before: Surface, after: Surface): Change[] {
  const entries = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return entries.flatMap((entry) => compareEntry(entry, before[entry] ?? {}, after[entry] ?? {}));
}

type Entry = Surface[string];

function compareEntry(entry: string, before: Entry, after: Entry): Change[] {
  const spot = { subject: "package", name: entry } as const;
  const removed = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const added = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  const kept = Object.entries(before).filter(([name]) => Object.hasOwn(after, name));
  return [
    ...(removed.length > 0 ? [change("exports-removed", spot, `exports ${listed(removed)} no more`)] : []),
    ...(added.length > 0 ? [change("exports-added", spot, `exports ${listed(added)}, too`)] : []),
    ...kept.flatMap(([name, old]) => compareExport(entry, name, old, after[name] as Exported)),
  ];
}

function compareExport(entry: string, name: string, old: Exported, next: Exported): Change[] {
  const spot = { subject: "package", name: entry, path: name } as const;
  const lacks = (form: "type" | "value") => isThere(old, form) && !isThere(next, form);
  return [
    ...(lacks("type") ? [change("exports-removed", spot, "is no type any more")] : []),
    ...(lacks("value") ? [change("exports-removed", spot, "is a type alone now, and not there at run time")] : []),
    ...compareValues(spot, old.values, next.values),
  ];
}

function isThere({ is }: Exported, form: "type" | "value"): boolean {
  return is === form || is === "both";
}

/** Values that are new or gone are told where the description has them; here it is their order, which a tuple has. */
function compareValues(
  spot: Parameters<typeof change>[1],
  before: Exported["values"] = [],
  after: Exported["values"] = [],
): Change[] {
  const common = (values: typeof before, others: typeof after) => values.filter((value) => others.includes(value));
  const [was, is] = [common(before, after), common(after, before)];
  if (was.every((value, index) => value === is[index])) return [];
  return [change("values-reordered", spot, `has its values in another order: was ${texts(was)}, is ${texts(is)}`)];
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function texts(values: NonNullable<Exported["values"]>): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}
