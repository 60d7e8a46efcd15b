import type { Schema } from "../../document/openapi.js";
import { listStatements } from "./list-statements.js";
import type { CheckName } from "./names.js";
import { numberStatements } from "./number-statements.js";
import { objectStatements } from "./object-statements.js";
import { textStatements } from "./text-statements.js";
import type { ValidatorWriter } from "./validator-writer.js";

/** How values of a type are recognised and checked. */
export interface ValueType {
  /** The check that reports a value of another type. */
  readonly guard: CheckName;
  /** A condition that is true for values of the type and reports nothing; the types that keywords belong to have one. */
  readonly isOfType?: (writer: ValidatorWriter) => string;
  /** What the keywords of the type demand. */
  readonly statements: (schema: Schema, writer: ValidatorWriter) => string[];
}

export const VALUE_TYPES: Readonly<Record<string, ValueType>> = {
  object: {
    guard: "isObject",
    isOfType: (writer) => `${writer.use("hasProperties")}(value)`,
    statements: objectStatements,
  },
  array: { guard: "isList", isOfType: () => "Array.isArray(value)", statements: listStatements },
  string: { guard: "isText", isOfType: () => 'typeof value === "string"', statements: textStatements },
  number: { guard: "isNumber", isOfType: () => 'typeof value === "number"', statements: numberStatements },
  integer: { guard: "isInteger", statements: numberStatements },
  boolean: { guard: "isBoolean", statements: () => [] },
};

/** Throws, naming the types that there are, for another. */
export function typeOf(type: unknown): ValueType {
  if (typeof type === "string" && Object.hasOwn(VALUE_TYPES, type)) return VALUE_TYPES[type] as ValueType;
  throw new Error(`type ${JSON.stringify(type)}: OpenAPI 3.0 has one of ${Object.keys(VALUE_TYPES).join(", ")}`);
}
