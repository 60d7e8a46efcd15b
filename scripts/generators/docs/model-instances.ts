import type { OperationDescription } from "../../document/describe-operations.js";
import { flattenSchema } from "../../document/flatten-schema.js";
import { isObject } from "../../document/json.js";
import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { resolveReference, schemaNameOf } from "../../document/reference.js";
import type { DocsFixture } from "./docs-sources.js";

/** For each model the fullest value of it that a fixture's request or answer holds. */
export function collectInstances(
  document: OpenApiDocument,
  operations: readonly OperationDescription[],
  fixtures: ReadonlyMap<string, DocsFixture>,
): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const { operationId, body, success } of operations) {
    const fixture = fixtures.get(operationId);
    if (fixture === undefined) continue;
    const answer = success.find(({ status }) => status === String(fixture.answer.status))?.schema;
    if (answer) visit(document, answer, fixture.answer.body, found);
    if (body) visit(document, body.schema, fixture.request.body, found);
  }
  return found;
}

function visit(document: OpenApiDocument, schema: Schema, value: unknown, found: Map<string, unknown>): void {
  if (value === undefined || value === null) return;
  const name = schemaNameOf(schema.$ref);
  if (name !== undefined && !isFuller(found.get(name), value)) found.set(name, value);
  const resolved = resolveReference<Schema>(document, schema);
  for (const part of resolved.allOf ?? []) visit(document, part, projectValue(document, part, value), found);
  const branch = (resolved.oneOf ?? resolved.anyOf ?? []).find((one) => fits(document, one, value));
  if (branch) visit(document, branch, value, found);
  if (resolved.items && Array.isArray(value)) for (const item of value) visit(document, resolved.items, item, found);
  if (!isObject(value)) return;
  for (const [key, property] of Object.entries(resolved.properties ?? {})) visit(document, property, value[key], found);
}

/** Whether a value that was found says at least as much as another one. */
function isFuller(found: unknown, value: unknown): boolean {
  const size = (one: unknown) => (isObject(one) ? Object.keys(one).length : 0);
  return found !== undefined && size(found) >= size(value);
}

/** The properties that a part of a schema has. */
function projectValue(document: OpenApiDocument, part: Schema, value: unknown): unknown {
  if (!isObject(value)) return value;
  const { properties } = flattenSchema(document, part);
  const own = Object.entries(value).filter(([key]) => key in properties);
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}

function fits(document: OpenApiDocument, schema: Schema, value: unknown): boolean {
  if (!isObject(value)) return false;
  const { properties, required } = flattenSchema(document, schema);
  const hasAll = required.every((name) => name in value);
  return hasAll && Object.entries(value).every(([key, member]) => allows(document, properties[key], member));
}

function allows(document: OpenApiDocument, property: Schema | undefined, value: unknown): boolean {
  if (property === undefined) return false;
  const { enum: values } = resolveReference<Schema>(document, property);
  return values === undefined || values.includes(value);
}
