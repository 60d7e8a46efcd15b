import type { SourceFile } from "../document/bundle-document.js";
import { isObject } from "../document/json.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { readYaml } from "../document/read-yaml.js";

/** Parses an OpenAPI 3.0 or 3.1 document, YAML or JSON; throws with the place when the text is something else. */
export function parseUpstream({ name, text }: SourceFile): OpenApiDocument {
  const value = parseText(text, name);
  if (!isObject(value)) {
    throw new Error(
      `${name}: expected an OpenAPI document, found ${(JSON.stringify(value) ?? "nothing").slice(0, 60)}`,
    );
  }
  if (value.swagger !== undefined) {
    throw new Error(`${name}: this is Swagger ${value.swagger}; convert it to OpenAPI 3.0 first`);
  }
  if (typeof value.openapi !== "string" || !/^3\.[01]\.\d+/.test(value.openapi)) {
    throw new Error(
      `${name}: "openapi" is ${JSON.stringify(value.openapi) ?? "missing"}; 3.0 and 3.1 documents can be imported`,
    );
  }
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

/** JSON's own parser is thirty times as fast, and a whole platform's document is large. */
function parseText(text: string, name: string): unknown {
  const trimmed = text.replace(/^\uFEFF/, "");
  if (trimmed.trimStart().startsWith("{")) {
    try {
      return JSON.parse(trimmed);
    } catch {
      // The YAML parser takes YAML's flow form as well, and names the line of what is wrong.
    }
  }
  return readYaml(trimmed, name).value;
}
