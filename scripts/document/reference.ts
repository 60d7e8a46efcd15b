import { isObject } from "./json.js";
import type { OpenApiDocument } from "./openapi.js";

/** The keys that a JSON pointer (`#/components/schemas/X`) names, unescaped. */
export function pointerKeys(reference: string): string[] {
  if (!reference.startsWith("#/")) {
    throw new Error(
      `$ref "${reference}" leaves the document; write it as "#/components/...", since one file is the source of truth`,
    );
  }
  return reference
    .slice(2)
    .split("/")
    .map((key) => decode(key, reference).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function decode(key: string, reference: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    throw new Error(`$ref "${reference}" isn't an address: a "%" that means itself is written as "%25"`);
  }
}

/** Follows `$ref` until a node without one; throws, naming the reference, when it leads nowhere. */
export function resolveReference<Node extends object>(document: OpenApiDocument, node: Node | { $ref: string }): Node {
  const followed: string[] = [];
  let current: unknown = node;
  while (isObject(current) && typeof current.$ref === "string") {
    if (followed.includes(current.$ref)) throw new Error(`$ref "${current.$ref}" refers to itself`);
    followed.push(current.$ref);
    current = lookUp(document, current.$ref);
  }
  return current as Node;
}

function lookUp(document: OpenApiDocument, reference: string): unknown {
  let node: unknown = document;
  for (const key of pointerKeys(reference)) {
    const isMember = typeof node === "object" && node !== null && Object.hasOwn(node, key);
    node = isMember ? (node as Record<string, unknown>)[key] : undefined;
  }
  if (node === undefined) throw new Error(`$ref "${reference}" does not resolve: the document has nothing there`);
  return node;
}

const SCHEMA_PREFIX = "#/components/schemas/";

/** `InviteeResource` of `#/components/schemas/InviteeResource`; undefined for any other reference. */
export function schemaNameOf(reference: string | undefined): string | undefined {
  if (!reference?.startsWith(SCHEMA_PREFIX)) return undefined;
  const keys = pointerKeys(reference);
  return keys.length === 3 ? keys[2] : undefined;
}

export function schemaReference(name: string): string {
  return SCHEMA_PREFIX + name.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25");
}
