import { isObject } from "../json.js";
import type { OpenApiDocument, Schema } from "../openapi.js";
import { listOperations } from "../operations.js";
import { resolveReference } from "../reference.js";
import type { WordsSubject } from "./words.js";

export type Node = Record<string, unknown>;

/** A part of something that was found already. */
interface Below {
  readonly place: Node;
  readonly path: readonly string[];
}

/** The nodes of the document that a subject means, whatever stands behind references; none when it is gone. */
export function placesOf(document: OpenApiDocument, about: WordsSubject | Below): Node[] {
  if ("place" in about) return placesBelow(document, about.place, about.path);
  if ("tag" in about) return tagOf(document, about.tag);
  if ("schema" in about) return presentOnly([own(document.components?.schemas, about.schema)]);
  const operations = listOperations(document);
  if ("operation" in about)
    return operations
      .filter(({ operation }) => operation.operationId === about.operation)
      .map(({ operation }) => operation as Node);
  if ("status" in about)
    return distinct(
      operations.flatMap(({ responses }) =>
        responses.filter(({ status }) => status === about.status).map(({ response }) => response as unknown as Node),
      ),
    );
  return distinct(
    operations
      .filter(({ operation }) => about.operations?.includes(operation.operationId ?? "") ?? true)
      .flatMap(({ parameters }) =>
        parameters.filter(({ name, in: place }) => name === about.parameter && place === about.in),
      )
      .map((parameter) => parameter as unknown as Node),
  );
}

function placesBelow(document: OpenApiDocument, place: Node, [key = "", name = ""]: readonly string[]): Node[] {
  if (key === "properties") return propertyOf(document, place as Schema, name, new Set());
  const target = resolveReference<Node>(document, place);
  if (key === "responses" || key === "content" || key === "headers") {
    const value = own(target[key], name);
    if (value === undefined) return [];
    // What operations share is spoken of by its status, not by one of them.
    return typeof value.$ref === "string" ? [] : [value];
  }
  const part = target[key];
  return isObject(part)
    ? [typeof part.$ref === "string" && key !== "items" ? resolveReference<Node>(document, part) : part]
    : [];
}

/** A property of the schema itself or of a part of its `allOf`, else one behind a reference. */
function propertyOf(document: OpenApiDocument, schema: Schema, name: string, seen: Set<object>): Node[] {
  const resolved = resolveReference<Schema>(document, schema);
  if (seen.has(resolved)) return [];
  seen.add(resolved);
  const property = own(resolved.properties, name);
  if (property !== undefined) return [property];
  for (const part of [...(resolved.allOf ?? [])].sort(
    (left, right) => Number("$ref" in left) - Number("$ref" in right),
  )) {
    const found = propertyOf(document, part, name, seen);
    if (found.length > 0) return found;
  }
  return [];
}

/** The entry of a tag that operations have; the list of tags gets one when the document has none. */
function tagOf(document: OpenApiDocument, name: string): Node[] {
  const present = document.tags?.find((tag) => tag.name === name);
  if (present !== undefined) return [present as unknown as Node];
  if (!listOperations(document).some(({ operation }) => operation.tags?.includes(name))) return [];
  const tag = { name };
  document.tags = [...(document.tags ?? []), tag];
  return [tag];
}

function own(map: unknown, name: string): Node | undefined {
  if (!isObject(map) || !Object.hasOwn(map, name)) return undefined;
  return isObject(map[name]) ? map[name] : undefined;
}

function presentOnly(nodes: readonly (Node | undefined)[]): Node[] {
  return nodes.filter((node) => node !== undefined);
}

function distinct(nodes: readonly Node[]): Node[] {
  return [...new Set(nodes)];
}
