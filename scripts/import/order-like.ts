import { isObject } from "../document/json.js";

/**
 * The next value with its keys in the order of the present one, so that a document whose authors only moved things
 * about gives no difference. A key that is new stands behind the one that it follows in the next value.
 */
export function orderLike(next: unknown, present: unknown): unknown {
  if (Array.isArray(next)) {
    const list = Array.isArray(present) ? present : [];
    return next.map((item, index) => orderLike(item, counterpart(item, list, index)));
  }
  if (!isObject(next)) return next;
  const before = isObject(present) ? present : {};
  return Object.fromEntries(
    orderKeys(Object.keys(next), Object.keys(before)).map((key) => [key, orderLike(next[key], before[key])]),
  );
}

function orderKeys(next: readonly string[], present: readonly string[]): string[] {
  const remaining = new Set(next);
  const ordered = present.filter((key) => remaining.has(key));
  const placed = new Map(ordered.map((key) => [key, true]));
  next.forEach((key, index) => {
    if (placed.has(key)) return;
    const previous = index === 0 ? -1 : ordered.indexOf(next[index - 1] as string);
    ordered.splice(previous + 1, 0, key);
    placed.set(key, true);
  });
  return ordered;
}

/** The item of a list that an item stands for: the one with the same reference or name, else the one at its place. */
function counterpart(item: unknown, list: readonly unknown[], index: number): unknown {
  if (!isObject(item)) return undefined;
  const key = ["$ref", "operationId", "name", "url"].find((candidate) => typeof item[candidate] === "string");
  if (key === undefined) return list[index];
  return list.find((other) => isObject(other) && other[key] === item[key] && other.in === item.in);
}
