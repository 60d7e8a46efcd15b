import { flattenSchema } from "./flatten-schema.js";
import { isObject, walkJson } from "./json.js";
import type { MediaType, OpenApiDocument, Schema } from "./openapi.js";
import { schemaNameOf, schemaReference } from "./reference.js";

/** Set by the overlay on the media type of a body that takes any subset of its schema's properties. */
const PARTIAL_BODY = "x-sdk-partial";

/**
 * Gives each body that is marked `x-sdk-partial: true` a schema of its own, `PartialX`: X flattened, with
 * nothing required. Made anew from X each time, so a property that is added to X reaches the partial too.
 */
export function expandPartialBodies(document: OpenApiDocument): OpenApiDocument {
  const result = structuredClone(document);
  walkJson(result.paths, (node, path) => {
    if (node[PARTIAL_BODY] !== true) return;
    delete node[PARTIAL_BODY];
    replaceSchema(result, node as MediaType, path);
  });
  return result;
}

function replaceSchema(document: OpenApiDocument, mediaType: MediaType, path: readonly string[]): void {
  const name = isObject(mediaType.schema) ? schemaNameOf(mediaType.schema.$ref as string | undefined) : undefined;
  if (name === undefined) {
    throw new Error(`${PARTIAL_BODY} at ${path.join(" > ")} needs a body whose schema is a $ref to a named schema`);
  }
  const schemas = document.components?.schemas ?? {};
  const partialName = `Partial${name}`;
  schemas[partialName] ??= partialOf(document, name, mediaType.schema as Schema);
  mediaType.schema = { $ref: schemaReference(partialName) };
}

function partialOf(document: OpenApiDocument, name: string, schema: Schema): Schema {
  const { properties } = flattenSchema(document, schema);
  return {
    type: "object",
    description: `Any subset of the properties of ${name}: what is left out stays as it is.`,
    properties: structuredClone(properties),
  };
}
