import { isObject } from "./json.js";

/** Keys that hold names given by the document's authors: their order carries meaning to a reader, so it stays. */
const ORDERED_MAPS = new Set([
  "paths",
  "schemas",
  "parameters",
  "responses",
  "properties",
  "content",
  "examples",
  "mapping",
]);

/** Keys that hold data of the API: somebody's example keeps the form that they gave it. */
const DATA_KEYS = new Set(["example", "default", "value"]);

/** The order of keys with a meaning, so that a reader finds the gist first; all others follow by name. */
const LEADING_KEYS = [
  "openapi",
  "info",
  "servers",
  "security",
  "tags",
  "paths",
  "components",
  "title",
  "version",
  "name",
  "in",
  "required",
  "operationId",
  "summary",
  "description",
  "$ref",
  "allOf",
  "oneOf",
  "anyOf",
  "type",
  "format",
  "enum",
  "properties",
  "items",
];

const rank = new Map(LEADING_KEYS.map((key, index) => [key, index]));

/**
 * JSON text of a document in one fixed form: known keys in a fixed order, other keys by name, authored maps
 * (paths, schemas, properties) in the order of the source, two spaces, a line feed at the end.
 */
export function canonicalJson(document: unknown): string {
  return `${JSON.stringify(order(document, undefined), undefined, 2)}\n`;
}

function order(node: unknown, key: string | undefined): unknown {
  if (Array.isArray(node)) return node.map((item) => order(item, undefined));
  if (!isObject(node)) return node;
  if (key !== undefined && DATA_KEYS.has(key)) return node;
  const keys = Object.keys(node);
  // A property may itself be called "properties": what a map holds is never a map of the same kind.
  const inMap = key !== undefined && ORDERED_MAPS.has(key);
  if (!inMap) keys.sort(compareKeys);
  return Object.fromEntries(keys.map((child) => [child, order(node[child], inMap ? undefined : child)]));
}

function compareKeys(left: string, right: string): number {
  const byRank = (rank.get(left) ?? LEADING_KEYS.length) - (rank.get(right) ?? LEADING_KEYS.length);
  if (byRank !== 0) return byRank;
  return left < right ? -1 : left > right ? 1 : 0;
}
