import { isObject } from "../document/json.js";

/** Lists whose order says something; of an operation's tags, the first names its service. */
const ORDERED = new Set(["prefixItems", "servers", "example", "examples", "default", "value", "const"]);

/** JSON text of a value in which neither the order of keys nor that of lists without an order shows. */
export function stableText(value: unknown): string {
  return JSON.stringify(sort(value, "")) ?? "";
}

function sort(node: unknown, key: string): unknown {
  if (Array.isArray(node)) {
    const items = node.map((item) => sort(item, ORDERED.has(key) ? key : ""));
    const isOrdered = ORDERED.has(key) || (key === "tags" && node.every((item) => typeof item === "string"));
    if (isOrdered || items.length < 2) return items;
    const byText = items.map((item): [string, unknown] => [JSON.stringify(item), item]);
    return byText.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)).map(([, item]) => item);
  }
  if (!isObject(node)) return node;
  // As a list of pairs: a key that looks like a number would come first in an object, whatever is asked for.
  return {
    "": Object.keys(node)
      .sort()
      .map((child) => [child, sort(node[child], child)]),
  };
}
