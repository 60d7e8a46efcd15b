import type { Schema } from "../../document/openapi.js";
import type { SchemaReader } from "./schema-reader.js";

const MOST_VALUES = 5;

/** A schema in a few words, as TypeScript would write it: `InviteeModel[]`, `"Host" | "CoHost"`, `string | null`. */
export function describeSchema(reader: SchemaReader, schema: Schema): string {
  const name = reader.nameOf(schema);
  if (name !== undefined) return name;
  const shape = reader.shapeOf(schema);
  if (shape.isAny) return "anything";
  const values = shape.values.slice(0, MOST_VALUES).map((value) => JSON.stringify(value));
  if (shape.values.length > MOST_VALUES) values.push(`${shape.values.length - MOST_VALUES} more`);
  const alternatives = [
    ...[...shape.open].sort(),
    ...values,
    ...shape.unions.flatMap(({ variants }) => variants.map((variant) => reader.nameOf(variant) ?? "object")),
    ...(shape.object && shape.unions.length === 0 ? ["object"] : []),
    ...(shape.array ? [`${inBrackets(describeItems(reader, shape.array.items))}[]`] : []),
    ...(shape.isNullable ? ["null"] : []),
  ];
  return alternatives.join(" | ") || "nothing";
}

/** The step from one schema to another that has nothing in common with it, in words. */
export function describeStep(before: SchemaReader, old: Schema, after: SchemaReader, next: Schema): string {
  const [was, is] = [describeSchema(before, old), describeSchema(after, next)];
  return was === is ? `is another type, though it is called \`${is}\` still` : `was \`${was}\`, is \`${is}\``;
}

function describeItems(reader: SchemaReader, items: Schema): string {
  const isList = reader.nameOf(items) === undefined && reader.shapeOf(items).array !== undefined;
  return isList ? "list" : describeSchema(reader, items);
}

function inBrackets(text: string): string {
  return text.includes(" | ") ? `(${text})` : text;
}
