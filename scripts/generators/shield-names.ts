import { isObject } from "../document/json.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { schemaNameOf, schemaReference } from "../document/reference.js";
import { INHERITED } from "./generated-file.js";

/** Letters that no name ends with, and that stay what they are when a name becomes an identifier. */
const MARK = "Qzshieldqz";

/**
 * A copy in which properties and schemas that are called like a method of every object (`valueOf`, `hasOwnProperty`)
 * have other names, for a library that mistakes them for its own; `withoutShields` gives them back in what it writes.
 */
export function shieldNames(document: OpenApiDocument): OpenApiDocument {
  return shield(document) as OpenApiDocument;
}

export function withoutShields(text: string): string {
  return text.replaceAll(MARK, "");
}

function shield(node: unknown, key = ""): unknown {
  if (key === "$ref" && typeof node === "string") return shieldReference(node);
  if (key === "propertyName" && typeof node === "string") return shieldName(node);
  if (Array.isArray(node)) {
    return node.map((item) => (key === "required" && typeof item === "string" ? shieldName(item) : shield(item)));
  }
  if (!isObject(node)) return node;
  if (key === "mapping") {
    return Object.fromEntries(Object.entries(node).map(([value, target]) => [value, shieldReference(String(target))]));
  }
  return Object.fromEntries(Object.entries(node).map(([name, child]) => [shieldName(name), shield(child, name)]));
}

function shieldName(name: string): string {
  return INHERITED.has(name) ? `${name}${MARK}` : name;
}

function shieldReference(reference: string): string {
  const name = schemaNameOf(reference);
  return name === undefined ? reference : schemaReference(shieldName(name));
}
