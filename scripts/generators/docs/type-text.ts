import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { resolveReference, schemaNameOf } from "../../document/reference.js";
import { code, link } from "./markdown.js";

/** Gives the address of a model's page, seen from the page that is being written. */
export type ModelAddress = (model: string) => string;

/** The type of a value as Markdown, models linked to their pages. */
export function typeText(schema: Schema, addressOf: ModelAddress): string {
  return withNull(schema, plainTypeText(schema, addressOf));
}

function plainTypeText(schema: Schema, addressOf: ModelAddress): string {
  const model = modelOf(schema);
  if (model !== undefined) return link(code(model), addressOf(model));
  if (schema.enum) return schema.enum.map((value) => code(JSON.stringify(value))).join(" or ");
  const members = schema.oneOf ?? schema.anyOf;
  if (members) return members.map((member) => typeText(member, addressOf)).join(" or ");
  if (schema.allOf) return schema.allOf.map((part) => typeText(part, addressOf)).join(" and ");
  if (schema.items) return `list of ${typeText(schema.items, addressOf)}`;
  return code(schema.type === "integer" ? "number" : (schema.type ?? (schema.properties ? "object" : "unknown")));
}

/** The model that a schema is, by reference or as the only part of an `allOf`. */
export function modelOf(schema: Schema): string | undefined {
  const sole = schema.allOf?.length === 1 && !schema.properties ? schema.allOf[0]?.$ref : undefined;
  return schemaNameOf(schema.$ref ?? sole);
}

function withNull({ nullable }: Schema, text: string): string {
  return nullable ? `${text} or ${code("null")}` : text;
}

/** A schema with `$ref` and a single `allOf` followed; what stands beside them counts more. */
export function followSchema(document: OpenApiDocument, schema: Schema): Schema {
  const resolved = resolveReference<Schema>(document, schema);
  const parts = (resolved.allOf ?? []).map((part) => followSchema(document, part));
  return Object.assign({}, ...parts, resolved, schema.$ref === undefined ? schema : {});
}
