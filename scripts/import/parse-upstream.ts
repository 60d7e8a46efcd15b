import type { SourceFile } from "../document/bundle-document.js";
import { isObject } from "../document/json.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { readDescription } from "../document/read-description.js";

/** Parses an OpenAPI 3.0 or 3.1 document, YAML or JSON; throws with the place when the text is something else. */
export function parseUpstream({ name, text }: SourceFile): OpenApiDocument {
  const value = readDescription(text, name);
  if (!isObject(value.info)) throw new Error(`${name}: the document has no "info"`);
  if (!isObject(value.paths)) throw new Error(`${name}: the document has no "paths"`);
  if (value.components !== undefined && !isObject(value.components)) {
    throw new Error(`${name}: "components" is ${JSON.stringify(value.components).slice(0, 60)}; it must be an object`);
  }
  for (const [path, item] of Object.entries(value.paths)) {
    if (!isObject(item)) throw new Error(`${name}: paths > ${path} is ${JSON.stringify(item)}; it must be an object`);
  }
  return value as unknown as OpenApiDocument;
}
