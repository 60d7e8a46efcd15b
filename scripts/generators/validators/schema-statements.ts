import { NEVER_SENT } from "../../document/direction-views.js";
import type { Schema } from "../../document/openapi.js";
import { isNothing } from "../../document/sent-forms.js";
import { block, indented } from "./block.js";
import { formStatements } from "./form-statements.js";
import { refuseForeignKeywords } from "./refuse-foreign-keywords.js";
import type { ValidatorWriter } from "./validator-writer.js";
import { typeOf, VALUE_TYPES } from "./value-types.js";

/** Statements that check `value` at the place `at` against a schema, one a line; none when all is allowed. */
export function schemaStatements(schema: Schema, writer: ValidatorWriter): string[] {
  if (NEVER_SENT in schema) return [`${writer.use("neverSent")}(value, at);`];
  if (isNothing(schema)) return [`${writer.use("excluded")}(value, at, ${JSON.stringify(schema.description ?? "")});`];
  // In OpenAPI 3.0 nothing counts beside a reference.
  if (schema.$ref !== undefined) return [`${writer.referenceCheck(schema.$ref)}(value, at);`];
  refuseForeignKeywords(schema);
  const forms = formStatements(schema, writer);
  if (schema.type !== undefined) return [...typedStatements(schema, writer), ...forms];
  const statements = [...untypedStatements(schema, writer), ...enumStatements(schema, writer), ...forms];
  return schema.nullable === true && statements.length > 0 ? block("value !== null", statements) : statements;
}

/** An expression for a schema's check: the name of a function, or a function; undefined when all is allowed. */
export function checkExpression(schema: Schema, writer: ValidatorWriter): string | undefined {
  const statements = schemaStatements(schema, writer);
  if (statements.length === 0) return undefined;
  // One call that passes on both arguments is the function itself.
  const [, called] = /^(\w+)\(value, at\);$/.exec(statements.join("\n")) ?? [];
  return called ?? `(value, at) => {\n${indented(statements)}\n}`;
}

/** `nullable` adds a value to the type, not to what else a schema demands. */
function typedStatements(schema: Schema, writer: ValidatorWriter): string[] {
  const { guard, statements } = typeOf(schema.type);
  const test = `${schema.nullable === true ? "value !== null && " : ""}${writer.use(guard)}(value, at)`;
  const checks = [...statements(schema, writer), ...enumStatements(schema, writer)];
  return checks.length > 0 || schema.nullable === true ? block(test, checks) : [`${test};`];
}

/** Without a type, keywords count for values of their type, and every other value is allowed. */
function untypedStatements(schema: Schema, writer: ValidatorWriter): string[] {
  return Object.values(VALUE_TYPES).flatMap(({ isOfType, statements }) => {
    if (isOfType === undefined) return [];
    const checks = statements(schema, writer);
    return checks.length > 0 ? block(isOfType(writer), checks) : [];
  });
}

function enumStatements({ enum: allowed }: Schema, writer: ValidatorWriter): string[] {
  return allowed === undefined ? [] : [`${writer.use("oneOfValues")}(value, at, ${JSON.stringify(allowed)});`];
}
