import type { Schema } from "../../document/openapi.js";
import { checkExpression } from "./schema-statements.js";
import type { ValidatorWriter } from "./validator-writer.js";

/** What a schema demands of a list. */
export function listStatements(schema: Schema, writer: ValidatorWriter): string[] {
  const { minItems = 0, maxItems, uniqueItems, items } = schema;
  const lines: string[] = [];
  if (minItems !== 0 || maxItems !== undefined) {
    lines.push(`${writer.use("listLength")}(${["value", "at", minItems, maxItems ?? []].flat().join(", ")});`);
  }
  if (uniqueItems === true) lines.push(`${writer.use("distinctItems")}(value, at);`);
  const check = items && checkExpression(items, writer);
  if (items === undefined || check === undefined) return lines;
  return [...lines, `${writer.use("items")}(value, ${writer.isSecret(items) ? "at.hide()" : "at"}, ${check});`];
}
