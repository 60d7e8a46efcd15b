import type { Schema } from "../../document/openapi.js";
import { formatStatements } from "./formats.js";
import type { ValidatorWriter } from "./validator-writer.js";

/** What a schema demands of a text. */
export function textStatements(schema: Schema, writer: ValidatorWriter): string[] {
  const { minLength = 0, maxLength, pattern } = schema;
  const lines: string[] = [];
  if (minLength !== 0 || maxLength !== undefined) {
    lines.push(`${writer.use("textLength")}(${["value", "at", minLength, maxLength ?? []].flat().join(", ")});`);
  }
  if (pattern !== undefined) lines.push(`${writer.use("textPattern")}(value, at, ${patternText(String(pattern))});`);
  return [...lines, ...formatStatements(schema, "string", writer)];
}

/** A pattern as a literal; by Unicode characters where it is right that way, as JSON Schema recommends. */
function patternText(pattern: string): string {
  try {
    return new RegExp(pattern, "u").toString();
  } catch {
    return new RegExp(pattern).toString();
  }
}
