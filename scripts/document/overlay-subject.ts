import { isObject } from "./json.js";
import type { OpenApiDocument, Operation, Schema } from "./openapi.js";
import { listOperations } from "./operations.js";
import { resolveReference } from "./reference.js";

/**
 * What an overlay action is about, said by meaning instead of by place: it is found whether it stands inline or behind
 * a `$ref`, whatever its component is called, and in whichever part of an `allOf`.
 */
export type OverlaySubject =
  | { readonly parameter: string; readonly in: string; readonly operations?: readonly string[] }
  | { readonly operation: string; readonly part: "body" | "bodyContent" | "responses" }
  | { readonly schema: string; readonly property: string };

type Node = Record<string, unknown>;

/** The nodes that a subject means, ready to be changed: what others share with it has been copied first. */
export function findSubject(document: OpenApiDocument, subject: OverlaySubject): Node[] {
  if ("parameter" in subject) return findParameters(document, subject);
  if ("operation" in subject) return findPart(document, subject.operation, subject.part);
  return findProperty(document, subject.schema, subject.property.split("."));
}

/** `path parameter subscriptionId of every operation`, for messages. */
export function describeSubject(subject: OverlaySubject): string {
  if ("parameter" in subject)
    return `${subject.in} parameter ${subject.parameter} of ${subject.operations?.join(", ") ?? "every operation"}`;
  if ("operation" in subject) return `${subject.part} of operation ${subject.operation}`;
  return `property ${subject.property} of schema ${subject.schema}`;
}

/** Reads the `about` of an action; undefined when it is none of the three kinds. */
export function readSubject(value: unknown): OverlaySubject | undefined {
  if (!isObject(value)) return undefined;
  const { parameter, in: place, operations, operation, part, schema, property } = value;
  if (typeof parameter === "string" && typeof place === "string") {
    const isList = Array.isArray(operations) && operations.every((id) => typeof id === "string");
    if (operations !== undefined && !isList) return undefined;
    return { parameter, in: place, ...(isList && { operations }) };
  }
  if (typeof operation === "string" && (part === "body" || part === "bodyContent" || part === "responses"))
    return { operation, part };
  return typeof schema === "string" && typeof property === "string" ? { schema, property } : undefined;
}

function findParameters(document: OpenApiDocument, subject: Extract<OverlaySubject, { parameter: string }>): Node[] {
  const { operations } = subject;
  const isMeant = ({ operationId }: Operation) => operations?.includes(operationId ?? "") ?? true;
  const found = new Set<Node>();
  const spared = new Set<Node>();
  const lists = listOperations(document).map(({ path, operation }) => {
    const shared = document.paths[path]?.parameters ?? [];
    return { operation, entries: [...shared, ...(operation.parameters ?? [])] };
  });
  const isNamed = (node: Node) => node.name === subject.parameter && node.in === subject.in;
  for (const { operation, entries } of lists) {
    for (const entry of entries) {
      const node = resolveReference<Node>(document, entry as unknown as Node);
      if (isNamed(node)) (isMeant(operation) ? found : spared).add(node);
    }
  }
  const own = [...found].filter((node) => !spared.has(node));
  const copied = [...found]
    .filter((node) => spared.has(node))
    .flatMap((node) =>
      lists.filter(({ operation }) => isMeant(operation)).map(({ operation }) => copyInto(document, operation, node)),
    );
  return [...own, ...copied.filter((node) => node !== undefined)];
}

/** Gives an operation a parameter of its own in the place of one that it shares with others. */
function copyInto(document: OpenApiDocument, operation: Operation, shared: Node): Node | undefined {
  const copy = structuredClone(shared);
  const entries = (operation.parameters ?? []) as unknown as Node[];
  const index = entries.findIndex((entry) => resolveReference<Node>(document, entry) === shared);
  const isFromPath = index < 0 && !entries.some(({ name, in: place }) => name === copy.name && place === copy.in);
  if (index < 0 && !isFromPath) return undefined;
  if (index < 0) entries.push(copy);
  else entries[index] = copy;
  operation.parameters = entries as unknown as NonNullable<Operation["parameters"]>;
  return copy;
}

function findPart(document: OpenApiDocument, operationId: string, part: "body" | "bodyContent" | "responses"): Node[] {
  const operation = listOperations(document).find((placed) => placed.operation.operationId === operationId)?.operation;
  if (operation === undefined) return [];
  if (part === "responses") return [operation.responses as unknown as Node];
  if (operation.requestBody === undefined) return [];
  const present = operation.requestBody as unknown as Node;
  if (typeof present.$ref === "string")
    operation.requestBody = structuredClone(
      resolveReference<NonNullable<Operation["requestBody"]>>(document, operation.requestBody),
    );
  const body = operation.requestBody as unknown as Node;
  if (part === "body") return [body];
  return Object.values(isObject(body.content) ? body.content : {}).filter(isObject);
}

function findProperty(document: OpenApiDocument, schemaName: string, path: readonly string[]): Node[] {
  const schema = document.components?.schemas?.[schemaName];
  if (schema === undefined) return [];
  let holders: Schema[] = [schema];
  for (const [index, key] of path.entries()) {
    const next = holders.flatMap((holder) => propertiesOf(document, holder, key, new Set()));
    if (index === path.length - 1) return next.map(({ holder, name }) => ownNode(holder, name));
    holders = next.map(({ holder, name }) => holder[name] as Schema);
  }
  return [];
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly name: string;
}

/** Where a schema has a property: in itself, in parts of its `allOf`, or (`[]`) in the items of a list. */
function propertiesOf(document: OpenApiDocument, schema: Schema, key: string, seen: Set<object>): Place[] {
  const resolved = resolveReference<Schema>(document, schema);
  if (seen.has(resolved)) return [];
  seen.add(resolved);
  if (key === "[]") return isObject(resolved.items) ? [{ holder: resolved as Node, name: "items" }] : [];
  const { properties } = resolved;
  if (properties !== undefined && Object.hasOwn(properties, key)) return [{ holder: properties as Node, name: key }];
  return (resolved.allOf ?? []).flatMap((part) => propertiesOf(document, part, key, seen));
}

/** A reference takes no keywords beside it in OpenAPI 3.0: it becomes the only part of an `allOf`. */
function ownNode(holder: Record<string, unknown>, name: string): Node {
  const node = holder[name] as Node;
  if (typeof node.$ref !== "string") return node;
  const wrapped: Node = { allOf: [{ $ref: node.$ref }] };
  holder[name] = wrapped;
  return wrapped;
}
