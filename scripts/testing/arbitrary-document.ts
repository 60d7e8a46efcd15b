import fc from "fast-check";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "./small-document.js";

const SCHEMAS = ["Alpha", "Beta", "Gamma"];
const PROPERTIES = ["one", "two", "three", "four"];

const plainSchema: fc.Arbitrary<Schema> = fc.oneof(
  fc.constantFrom<Schema>({ type: "string" }, { type: "integer" }, { type: "number" }, { type: "boolean" }, {}),
  fc.constantFrom<Schema>({ type: "string", nullable: true }, { type: "string", default: "x" }),
  fc.constantFrom<Schema>({ type: "string", readOnly: true }, { type: "string", writeOnly: true }),
  fc.constantFrom<Schema>({ type: "string", deprecated: true }, { type: "string", format: "date" }),
  fc.subarray(["a", "b", "c"], { minLength: 1 }).map((values): Schema => ({ type: "string", enum: values })),
);

const named: fc.Arbitrary<Schema> = fc.constantFrom(...SCHEMAS).map(schemaRef);

const propertySchema: fc.Arbitrary<Schema> = fc.oneof(
  { weight: 4, arbitrary: plainSchema },
  { weight: 2, arbitrary: named },
  fc.oneof(plainSchema, named).map((items): Schema => ({ type: "array", items })),
  fc
    .uniqueArray(fc.constantFrom(...SCHEMAS), { minLength: 2 })
    .map((names): Schema => ({ oneOf: names.map(schemaRef) })),
  plainSchema.map((additionalProperties): Schema => ({ type: "object", additionalProperties })),
  plainSchema.map((inner): Schema => ({ type: "object", properties: { inner } })),
);

const objectSchema: fc.Arbitrary<Schema> = fc
  .record({
    properties: fc.dictionary(fc.constantFrom(...PROPERTIES), propertySchema, { minKeys: 1, maxKeys: 4 }),
    required: fc.subarray(PROPERTIES),
  })
  .map(({ properties, required }) => withRequired({ type: "object", properties }, required));

/** Names of properties that there aren't ask for nothing. */
function withRequired({ required: _required, ...schema }: Schema, names: readonly string[]): Schema {
  const present = names.filter((name) => schema.properties && name in schema.properties);
  return present.length > 0 ? { ...schema, required: present } : schema;
}

function documentOf(schemas: Record<string, Schema>): OpenApiDocument {
  const [sent = "", read = "", both = ""] = SCHEMAS;
  return smallDocument({
    paths: {
      "/sent": { post: operation({ operationId: "send", requestBody: { content: jsonContent(schemaRef(sent)) } }) },
      "/read": { get: operation({ operationId: "read", responses: jsonAnswer(schemaRef(read)) }) },
      "/both": {
        put: operation({
          operationId: "change",
          requestBody: { required: true, content: jsonContent(schemaRef(both)) },
          responses: jsonAnswer(schemaRef(both)),
        }),
      },
    },
    schemas,
  });
}

/** A document with three named schemas that refer to each other at will: one sent, one read, one both. */
export const arbitraryDocument: fc.Arbitrary<OpenApiDocument> = fc
  .tuple(...SCHEMAS.map(() => objectSchema))
  .map((schemas) => documentOf(Object.fromEntries(schemas.map((schema, index) => [SCHEMAS[index] as string, schema]))));

/** A change of one property of one schema: another type, gone, required or not. */
export interface Edit {
  readonly schema: string;
  readonly property: string;
  readonly to: Schema | "gone" | "required" | "optional";
}

export const arbitraryEdits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    schema: fc.constantFrom(...SCHEMAS),
    property: fc.constantFrom(...PROPERTIES),
    to: fc.oneof<fc.Arbitrary<Edit["to"]>[]>(propertySchema, fc.constantFrom("gone", "required", "optional")),
  }),
  { minLength: 1, maxLength: 2 },
);

/** The document with changes made to it; the given one stays as it is. */
export function applyEdits(document: OpenApiDocument, edits: readonly Edit[]): OpenApiDocument {
  const result = structuredClone(document);
  const schemas = result.components?.schemas ?? {};
  for (const { schema: name, property, to } of edits) {
    const { properties = {}, required = [], ...schema } = schemas[name] as Schema;
    if (to === "gone") delete properties[property];
    else if (typeof to === "object") properties[property] = to;
    const others = required.filter((each) => each !== property);
    const names = to === "required" ? [...others, property] : to === "optional" ? others : required;
    schemas[name] = withRequired({ ...schema, properties }, names);
  }
  return result;
}
