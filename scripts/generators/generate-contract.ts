import { directionViews, NEVER_RETURNED, NEVER_SENT } from "../document/direction-views.js";
import { camelCase, takeName } from "../document/names.js";
import type { MediaType, OpenApiDocument, Parameter, Schema } from "../document/openapi.js";
import { listOperations, type PlacedOperation } from "../document/operations.js";
import { mapSchema, mapValues } from "../document/walk-schema.js";
import { writeOnlyNames } from "../document/write-only-names.js";
import { dataText } from "./data-text.js";
import { type GeneratedFile, HEADER } from "./generated-file.js";

/** What the fake service checks requests and answers against: schemas and operations as plain JSON Schema. */
export function generateContract(document: OpenApiDocument): GeneratedFile {
  const viewed = directionViews(document, { writeOnly: "mark" });
  const operations = listOperations(viewed);
  const parameterNames = nameParameters(operations);
  const contract = {
    writeOnlyNames: writeOnlyNames(document),
    $defs: mapValues(viewed.components?.schemas ?? {}, plainSchema),
    parameters: Object.fromEntries([...parameterNames].map(([text, name]) => [name, JSON.parse(text)])),
    operations: Object.fromEntries(
      operations.map((placed) => [placed.operation.operationId, describeOperation(placed, parameterNames)]),
    ),
  };
  const text = `${HEADER}
import type { Contract } from "../contract/contract.js";

export const contract: Contract = ${dataText(contract)};
`;
  return { path: "packages/testing/src/generated/contract.ts", text };
}

/** One key for each different parameter: its text -> its key. */
function nameParameters(operations: readonly PlacedOperation[]): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const parameter of operations.flatMap(checkedParameters)) {
    const text = parameterText(parameter);
    if (!names.has(text)) names.set(text, takeName(camelCase(parameter.name), taken));
  }
  return names;
}

function checkedParameters({ parameters }: PlacedOperation): Parameter[] {
  return parameters.filter((parameter) => parameter.in !== "cookie");
}

function parameterText({ name, in: place, required, explode, schema = {} }: Parameter): string {
  const joined = place === "query" && explode === false && (schema as Schema).type === "array";
  return JSON.stringify({
    name,
    in: place,
    required: required || undefined,
    joined: joined || undefined,
    schema: plainSchema(schema),
  });
}

function describeOperation(placed: PlacedOperation, parameterNames: ReadonlyMap<string, string>): object {
  const { requestBody, responses } = placed;
  const bodySchema = jsonSchemaOf(requestBody?.content);
  return {
    parameters: checkedParameters(placed).map((parameter) => parameterNames.get(parameterText(parameter))),
    body: bodySchema && { required: requestBody?.required || undefined, schema: bodySchema },
    answers: Object.fromEntries(
      responses.map(({ status, response }) => [status, { schema: jsonSchemaOf(response.content) }]),
    ),
  };
}

function jsonSchemaOf(content: Record<string, MediaType> = {}): Schema | undefined {
  const json = Object.entries(content).find(([mediaType]) => /^application\/([\w.-]+\+)?json\b/i.test(mediaType));
  return json && plainSchema(json[1].schema ?? {});
}

/** Keywords that describe and don't check. */
const DOCUMENTATION = new Set([
  "description",
  "title",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "discriminator",
  "externalDocs",
  "xml",
]);

/** An OpenAPI 3.0 schema as JSON Schema draft 7, with nothing in it that isn't checked. */
function plainSchema(schema: Schema): Schema {
  return mapSchema(schema, (node) => {
    // The service ignores what must not be sent; the mark stays so that a strict fake can refuse it.
    if (NEVER_SENT in node) return { readOnly: true };
    if (NEVER_RETURNED in node) return { writeOnly: true };
    if (node.$ref !== undefined) return { $ref: node.$ref.replace("#/components/schemas/", "#/$defs/") };
    const checked = Object.entries(node).filter(([key]) => !DOCUMENTATION.has(key) && !key.startsWith("x-"));
    return withNull(withExclusiveBounds(Object.fromEntries(checked)));
  });
}

/** `nullable: true` of OpenAPI 3.0 is one more type, or one more alternative, in JSON Schema. */
function withNull({ nullable, ...schema }: Schema): Schema {
  if (nullable !== true) return schema;
  if (schema.type === undefined) return { anyOf: [schema, { type: "null" }] };
  return {
    ...schema,
    type: [schema.type, "null"] as unknown as string,
    ...(schema.enum && { enum: [...new Set([...schema.enum, null])] }),
  };
}

/** `exclusiveMinimum: true` beside `minimum: 3` in OpenAPI 3.0 is `exclusiveMinimum: 3` in JSON Schema. */
function withExclusiveBounds(schema: Schema): Schema {
  const { exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...rest } = schema;
  return {
    ...rest,
    ...(minimum !== undefined && { [exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"]: minimum }),
    ...(maximum !== undefined && { [exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"]: maximum }),
  };
}
