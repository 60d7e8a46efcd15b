import { flattenSchema } from "../../document/flatten-schema.js";
import { hasKeyword } from "../../document/has-keyword.js";
import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { boundsText } from "./bounds-text.js";
import { code, table } from "./markdown.js";
import { type ModelAddress, modelOf, typeText } from "./type-text.js";

/** The properties of a model, those of its parts included; an object without a name has its properties after it. */
export function propertyTable(document: OpenApiDocument, schema: Schema, addressOf: ModelAddress): string {
  const heads = ["Property", "Type", "Required", "Bounds", "Description"];
  return table(heads, propertyRows({ document, addressOf, schema, prefix: "" }));
}

interface RowSource {
  readonly document: OpenApiDocument;
  readonly addressOf: ModelAddress;
  readonly schema: Schema;
  /** What leads to the properties: `settings.`, `records[].`. */
  readonly prefix: string;
}

function propertyRows({ document, addressOf, schema, prefix }: RowSource): string[][] {
  const { properties, required } = flattenSchema(document, schema);
  return Object.entries(properties).flatMap(([name, property]) => [
    [
      code(prefix + name),
      typeText(property, addressOf),
      required.includes(name) ? "yes" : "no",
      boundsText(document, property),
      accessText(document, property) + (property.description ?? ""),
    ],
    ...innerRows({ document, addressOf, schema: property, prefix: prefix + name }),
  ]);
}

function innerRows({ schema, prefix, ...rest }: RowSource): string[][] {
  if (modelOf(schema) !== undefined) return [];
  if (schema.items) return innerRows({ ...rest, schema: schema.items, prefix: `${prefix}[]` });
  return schema.properties ? propertyRows({ ...rest, schema, prefix: `${prefix}.` }) : [];
}

function accessText(document: OpenApiDocument, property: Schema): string {
  const has = (keyword: "readOnly" | "writeOnly") => hasKeyword(document, property, keyword);
  const words = [
    has("readOnly") && "Read-only.",
    has("writeOnly") && "Write-only.",
    property.deprecated && "Deprecated.",
  ];
  return words
    .filter(Boolean)
    .map((word) => `*${word}* `)
    .join("");
}
