import type { Schema } from "../../document/openapi.js";
import { formatStatements } from "./formats.js";
import type { ValidatorWriter } from "./validator-writer.js";

/** What a schema demands of a number. In OpenAPI 3.0, `exclusiveMinimum: true` sharpens `minimum`. */
export function numberStatements(schema: Schema, writer: ValidatorWriter): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const demands = [
    [exclusiveMinimum === true ? "moreThan" : "atLeast", minimum],
    [exclusiveMaximum === true ? "lessThan" : "atMost", maximum],
    ["multipleOf", multipleOf],
  ] as const;
  const lines = demands.flatMap(([check, bound]) =>
    bound === undefined ? [] : [`${writer.use(check)}(value, at, ${JSON.stringify(bound)});`],
  );
  return [...lines, ...formatStatements(schema, "number", writer)];
}
