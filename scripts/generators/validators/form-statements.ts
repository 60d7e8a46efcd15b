import { takeName } from "../../document/names.js";
import type { Schema } from "../../document/openapi.js";
import { schemaNameOf } from "../../document/reference.js";
import { propertyKey } from "../generated-file.js";
import { indented } from "./block.js";
import { checkExpression, schemaStatements } from "./schema-statements.js";
import type { ValidatorWriter } from "./validator-writer.js";

/** What a schema demands through other schemas: all of them, any, exactly one, or not one. */
export function formStatements(schema: Schema, writer: ValidatorWriter): string[] {
  const { allOf = [], anyOf, oneOf, not } = schema;
  const lines = allOf.flatMap((part) => schemaStatements(part, writer));
  if (anyOf) lines.push(unionStatement("anyForm", anyOf, schema, writer));
  if (oneOf) lines.push(unionStatement("oneForm", oneOf, schema, writer));
  if (not) lines.push(`${writer.use("notForm")}(value, at, ${checkExpression(not, writer) ?? "() => {}"});`);
  return lines;
}

function unionStatement(
  check: "anyForm" | "oneForm",
  parts: readonly Schema[],
  { discriminator }: Schema,
  writer: ValidatorWriter,
): string {
  const taken = new Set<string>();
  const names = parts.map((part) => takeName(schemaNameOf(part.$ref) ?? titleOf(part) ?? "form", taken));
  const forms = parts.map(
    (part, index) => `${propertyKey(names[index] as string)}: ${checkExpression(part, writer) ?? "() => {}"},`,
  );
  const last = discriminator ? [discriminatorText(discriminator, parts, names)] : [];
  const formsText = `{\n${indented(forms)}\n}`;
  return `${writer.use(check)}(${["value", "at", formsText, ...last].join(", ")});`;
}

function titleOf({ title }: Schema): string | undefined {
  return typeof title === "string" ? title : undefined;
}

/** Without a mapping, the value of the property is the name of a schema. */
function discriminatorText(
  { propertyName, mapping = {} }: NonNullable<Schema["discriminator"]>,
  parts: readonly Schema[],
  names: readonly string[],
): string {
  const byReference = new Map(parts.map(({ $ref }, index) => [$ref, names[index] as string]));
  const implied = parts.flatMap(({ $ref }, index) => {
    const name = schemaNameOf($ref);
    return name === undefined ? [] : [[name, names[index] as string]];
  });
  const mapped = Object.entries(mapping).flatMap(([value, target]) => {
    const form = byReference.get(target) ?? byReference.get(`#/components/schemas/${target}`);
    return form === undefined ? [] : [[value, form]];
  });
  const forms = Object.fromEntries([...implied, ...mapped]);
  return JSON.stringify({ property: propertyName, forms });
}
