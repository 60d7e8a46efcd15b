export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Calls `visit` for every object inside a JSON value, the value itself included. */
export function walkJson(
  value: unknown,
  visit: (node: Record<string, unknown>, path: readonly string[]) => void,
): void {
  walkNode(value, visit, []);
}

function walkNode(
  node: unknown,
  visit: (node: Record<string, unknown>, path: readonly string[]) => void,
  path: readonly string[],
): void {
  if (isObject(node)) visit(node, path);
  if (typeof node !== "object" || node === null) return;
  for (const [key, child] of Object.entries(node)) walkNode(child, visit, [...path, key]);
}
