import type { OpenApiDocument, Operation, PathItem, Schema } from "../document/openapi.js";

/** A document of a few lines for one test: the given paths and schemas, and all that OpenAPI demands besides. */
export function smallDocument({
  paths = {},
  schemas = {},
  ...rest
}: {
  paths?: Record<string, unknown>;
  schemas?: Record<string, Schema>;
  [key: string]: unknown;
} = {}): OpenApiDocument {
  return {
    openapi: "3.0.3",
    info: { title: "Small", version: "1.0.0" },
    paths: paths as Record<string, PathItem>,
    components: { schemas },
    ...rest,
  };
}

/** An operation that answers 200 without a body, unless the given members say otherwise. */
export function operation(members: Partial<Operation> = {}): Operation {
  return { responses: { "200": { description: "Done." } }, ...members };
}

/** A JSON body or answer of a schema. */
export function jsonContent(schema: Schema): { "application/json": { schema: Schema } } {
  return { "application/json": { schema } };
}

export function jsonAnswer(schema: Schema): Operation["responses"] {
  return { "200": { description: "Done.", content: jsonContent(schema) } };
}

/** A reference to a schema of the components. */
export function schemaRef(name: string): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}
