import type { SchemaReader } from "../diff/schema/schema-reader.js";
import type { Shape } from "../diff/schema/shape.js";
import type { Schema } from "../document/openapi.js";
import { propertyKey } from "../generators/generated-file.js";

/** The forms of a schema: as it is read, as it is sent. */
export type Form = "Read" | "Sent";

/** A schema's type as an app would write it, named schemas by their names. */
export function typeText(reader: SchemaReader, schema: Schema, form: Form): string {
  const name = reader.nameOf(schema);
  const shape = reader.shapeOf(schema);
  if (name !== undefined) return `${form}[${JSON.stringify(name)}]`;
  if (shape.isAny) return "unknown";
  const alternatives = [
    ...scalarTexts(shape),
    ...shape.unions.flatMap(({ variants }) => variants.map((variant) => typeText(reader, variant, form))),
    ...(shape.object && shape.unions.length === 0 ? [objectText(reader, shape, form)] : []),
    ...(shape.array ? [arrayText(reader, shape.array, form)] : []),
    ...(shape.isNullable ? ["null"] : []),
  ];
  return alternatives.length > 0 ? `(${alternatives.join(" | ")})` : "never";
}

/** Plain values: open types, then the values that are named. */
export function scalarTexts({ open, values }: Shape): string[] {
  return [...open, ...values.filter((value) => typeof value !== "object").map((value) => JSON.stringify(value))];
}

function objectText(reader: SchemaReader, { object }: Shape, form: Form): string {
  const hidden = form === "Sent" ? "readOnly" : "writeOnly";
  const shown = [...(object?.properties ?? [])].filter(([, { schema }]) => !reader.has(schema, hidden));
  const members = shown.map(([name, { schema, isRequired }]) => {
    const isDemanded = isRequired && !(form === "Sent" && reader.has(schema, "default"));
    return `${propertyKey(name)}${isDemanded ? "" : "?"}: ${typeText(reader, schema, form)}`;
  });
  const index = object?.index && `{ [key: string]: ${typeText(reader, object.index, form)} }`;
  if (members.length === 0) return index ?? "Record<string, never>";
  return [`{ ${members.join("; ")} }`, ...(index ? [index] : [])].join(" & ");
}

function arrayText(reader: SchemaReader, { items, places }: NonNullable<Shape["array"]>, form: Form): string {
  if (places) return `[${places.map((place) => typeText(reader, place, form)).join(", ")}]`;
  return `${typeText(reader, items, form)}[]`;
}
