import type { OpenApiDocument, Schema } from "./openapi.js";
import { mapValues } from "./walk-schema.js";

/** On a schema that only requests use: keywords that a request has to fit as well. Set by the overlay. */
const SENT = "x-sdk-sent";

/**
 * The document with each schema's `x-sdk-sent` among its own keywords. What the service says of its requests in words
 * only becomes a rule there, for the compiler and for validators; what only describes the schema stays as it was.
 */
export function withSentForms(document: OpenApiDocument): OpenApiDocument {
  const schemas = document.components?.schemas;
  if (schemas === undefined) return document;
  return { ...document, components: { ...document.components, schemas: mapValues(schemas, withSentForm) } };
}

function withSentForm(schema: Schema): Schema {
  const { [SENT]: sent, ...rest } = schema as Schema & { [SENT]?: Schema };
  if (sent === undefined) return schema;
  const properties = { ...rest.properties, ...sent.properties };
  return { ...rest, ...sent, ...(Object.keys(properties).length > 0 && { properties }) };
}

/** Whether a schema allows no value: `not` anything. A property with it may not be given. */
export function isNothing(schema: Schema): boolean {
  return schema.not !== undefined && Object.keys(schema.not).length === 0;
}
