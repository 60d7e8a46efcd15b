import type { Schema } from "../../document/openapi.js";
import { checkExpression } from "./schema-statements.js";
import type { ValidatorWriter } from "./validator-writer.js";

/** What a schema demands of an object. */
export function objectStatements(schema: Schema, writer: ValidatorWriter): string[] {
  const { required = [], properties = {}, minProperties = 0, maxProperties } = schema;
  const lines: string[] = [];
  if (required.length > 0) lines.push(`${writer.use("required")}(value, at, ${JSON.stringify(required)});`);
  if (minProperties !== 0 || maxProperties !== undefined) {
    lines.push(
      `${writer.use("propertyCount")}(${["value", "at", minProperties, maxProperties ?? []].flat().join(", ")});`,
    );
  }
  for (const [name, property] of Object.entries(properties)) {
    const check = checkExpression(property, writer);
    if (check === undefined) continue;
    const at = writer.isSecret(property) ? "at.hide()" : "at";
    lines.push(`${writer.use("property")}(value, ${JSON.stringify(name)}, ${at}, ${check});`);
  }
  return [...lines, ...otherPropertyStatements(schema, writer)];
}

function otherPropertyStatements({ properties = {}, additionalProperties }: Schema, writer: ValidatorWriter): string[] {
  const known = JSON.stringify(Object.keys(properties));
  if (additionalProperties === false) return [`${writer.use("noOtherProperties")}(value, at, ${known});`];
  if (additionalProperties === undefined || additionalProperties === true) return [];
  const check = checkExpression(additionalProperties, writer);
  const at = writer.isSecret(additionalProperties) ? "at.hide()" : "at";
  return check === undefined ? [] : [`${writer.use("otherProperties")}(value, ${at}, ${known}, ${check});`];
}
