import { type Change, type Direction, highestBump } from "../diff.js";
import { bumpOf, type Kind } from "../rules.js";
import type { Found, OneWay } from "../schema/found.js";
import { type Where, writeWhere } from "../where.js";

type Spot = Partial<Where> & Pick<Where, "subject">;

/** A change of an operation, a part of it, or the document: the same rule for both directions. */
export function change(kind: Kind, spot: Spot, message: string, direction: Direction = "both"): Change {
  const directions = direction === "both" ? (["request", "response"] as const) : [direction];
  const bump = highestBump(directions.map((one) => bumpOf(kind, one)));
  return { kind, direction, where: writeWhere(spot), bump, message };
}

/** Changes inside a schema, at the place where the schema stands; what both directions show is told once. */
export function placeChanges(spot: Spot, found: ReadonlyMap<OneWay, readonly Found[]>): Change[] {
  const byKey = new Map<string, { each: Found; directions: OneWay[] }>();
  for (const [direction, list] of found) {
    for (const each of list) {
      const key = JSON.stringify([each.kind, each.path, each.message]);
      const entry = byKey.get(key) ?? { each, directions: [] };
      if (!entry.directions.includes(direction)) entry.directions.push(direction);
      byKey.set(key, entry);
    }
  }
  return [...byKey.values()].map(({ each: { kind, path, message }, directions }) => ({
    kind,
    direction: directions.length > 1 ? "both" : (directions[0] as OneWay),
    where: writeWhere({ ...spot, path }),
    bump: highestBump(directions.map((direction) => bumpOf(kind, direction))),
    message,
  }));
}
