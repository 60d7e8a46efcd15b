import { describeOperations, type OperationDescription } from "../document/describe-operations.js";
import { camelCase, identifierOf, takeName } from "../document/names.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { resolveReference } from "../document/reference.js";
import { docComment, type GeneratedFile, HEADER, propertyKey } from "./generated-file.js";

/** The operation table: every operation as data, parameters written once and shared. */
export function generateOperationTable(document: OpenApiDocument): GeneratedFile {
  const operations = describeOperations(document);
  const parameters = nameParameters(document, operations);
  const constants = [...parameters].map(([text, name]) => `const ${name}: ParameterDescription = ${text};\n`).join("");
  const rows = operations.map((operation) => {
    const names = operation.arguments.map((argument) => parameters.get(parameterText(document, argument)));
    const comment = docComment([operation.operation.summary], "  ");
    return `${comment}  ${propertyKey(operation.operationId)}: ${rowText(operation, names as string[])},\n`;
  });
  const ids = operations.map(({ operationId }) => `  | ${JSON.stringify(operationId)}`).join("\n");
  const text = `${HEADER}
import type { OperationDescription, ParameterDescription } from "../operation-description.js";

${constants}
/** The operationId of each operation of the document. */
export type OperationId =
${ids || "  never"};

/** Every operation by its operationId, in the order of the document. */
export const operationTable: Readonly<Record<OperationId, OperationDescription>> = {
${rows.join("")}};
`;
  return { path: "packages/types/src/generated/operations.ts", text };
}

/** One constant for each different parameter: its text -> its name. */
function nameParameters(document: OpenApiDocument, operations: readonly OperationDescription[]): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(["operationTable"]);
  for (const argument of operations.flatMap((operation) => operation.arguments)) {
    const text = parameterText(document, argument);
    if (!names.has(text)) names.set(text, takeName(`${identifierOf(camelCase(argument.argument))}Parameter`, taken));
  }
  return names;
}

function parameterText(
  document: OpenApiDocument,
  { argument, parameter }: OperationDescription["arguments"][number],
): string {
  const schema = resolveSchema(document, parameter.schema ?? {});
  const items = schema.items && resolveSchema(document, schema.items);
  // In OpenAPI a query parameter's array is repeated unless the document says otherwise.
  const joined = schema.type === "array" && parameter.in === "query" && parameter.explode === false;
  return members({
    name: parameter.name,
    argument: argument === parameter.name ? undefined : argument,
    in: parameter.in,
    required: parameter.required || undefined,
    joined: joined || undefined,
    ...bounds(schema),
    items: items && bounds(items),
  });
}

function bounds(schema: Schema): Record<string, unknown> {
  const { type, minLength, maxLength, minimum, maximum, minItems, maxItems, pattern } = schema;
  return {
    type,
    format: schema.format,
    minLength,
    maxLength,
    minimum,
    maximum,
    minItems,
    maxItems,
    pattern,
    enum: schema.enum,
  };
}

/** A parameter's schema with `$ref` and single `allOf` followed. */
function resolveSchema(document: OpenApiDocument, schema: Schema): Schema {
  const resolved = resolveReference<Schema>(document, schema);
  const parts = (resolved.allOf ?? []).map((part) => resolveSchema(document, part));
  return Object.assign({}, ...parts, resolved);
}

function rowText(operation: OperationDescription, parameterNames: readonly string[]): string {
  const { body, paging, success } = operation;
  const answer = success.find(({ format }) => format !== undefined)?.format;
  const head = members({
    operationId: operation.operationId,
    service: operation.service,
    method: operation.method,
    httpMethod: operation.httpMethod.toUpperCase(),
    path: operation.path,
    rateLimitGroup: operation.rateLimitGroup,
    appPermission: operation.appPermission,
    safeToRepeat: operation.safeToRepeat || undefined,
    paging,
    body: body && { mediaType: body.mediaType, format: body.format, required: body.required || undefined },
    answer,
  });
  return `${head.slice(0, -2)}, parameters: [${parameterNames.join(", ")}] }`;
}

/** An object as source text, members without a value left out. */
function members(value: object): string {
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{ ${present.map(([key, member]) => `${propertyKey(key)}: ${sourceText(member)}`).join(", ")} }`;
}

function sourceText(value: unknown): string {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? members(value) : JSON.stringify(value);
}
