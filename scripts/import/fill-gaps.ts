import { isObject } from "../document/json.js";
import type { OpenApiDocument } from "../document/openapi.js";

/** What a document gains when it says nothing where the present one does. */
const PROSE = ["summary", "description"];

/**
 * Keeps, where the next document is silent, the descriptions and examples of the present one: an example is kept
 * only as long as the schema beside it is the same. Answers the document and how many were kept.
 */
export function fillGaps(next: OpenApiDocument, present: OpenApiDocument): { document: OpenApiDocument; kept: number } {
  let kept = 0;
  const fill = (node: unknown, before: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(node))
      return node.map((item, index) => fill(item, counterpart(item, before, index), [...path, String(index)]));
    if (!isObject(node) || !isObject(before)) return node;
    const filled: Record<string, unknown> = {};
    for (const [key, child] of Object.entries(node)) {
      filled[key] = DATA.has(key) ? child : fill(child, before[key], [...path, key]);
    }
    for (const key of keptKeys(node, before, path)) {
      filled[key] = before[key];
      kept++;
    }
    return filled;
  };
  const document = fill(next, present, []) as OpenApiDocument;
  return { document, kept };
}

const DATA = new Set(["example", "examples", "default", "enum"]);

function keptKeys(node: Record<string, unknown>, before: Record<string, unknown>, path: readonly string[]): string[] {
  // What these maps hold are names given by authors: one may be "description".
  if (["properties", "schemas", "mapping", "paths", "info"].includes(path.at(-1) ?? "")) return [];
  if (node.$ref !== undefined || before.$ref !== undefined) return [];
  const prose = PROSE.filter((key) => typeof before[key] === "string" && node[key] === undefined);
  const example = before.example !== undefined && node.example === undefined && node.examples === undefined;
  return example && sameBeside(node, before) ? [...prose, "example"] : prose;
}

/** Whether what an example illustrates is the same: the schema beside it, or the schema that holds it. */
function sameBeside(node: Record<string, unknown>, before: Record<string, unknown>): boolean {
  return JSON.stringify(shapeOf(node)) === JSON.stringify(shapeOf(before));
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).filter(
    (key) => ![...PROSE, "example", "examples", "title"].includes(key) && !key.startsWith("x-"),
  );
  return Object.fromEntries(keys.sort().map((key) => [key, shapeOf(value[key])]));
}

function counterpart(item: unknown, before: unknown, index: number): unknown {
  if (!Array.isArray(before) || !isObject(item)) return undefined;
  if (typeof item.name !== "string") return before[index];
  return before.find((other) => isObject(other) && other.name === item.name && other.in === item.in);
}
