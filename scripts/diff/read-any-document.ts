import { isObject } from "../document/json.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { readYaml } from "../document/read-yaml.js";

/** A file can't be compared, and why; the message says what would be right. */
export class UnreadableDocumentError extends Error {
  override readonly name = "UnreadableDocumentError";
}

/** Reads an OpenAPI 3 document from YAML or JSON; throws `UnreadableDocumentError` for anything else. */
export function readAnyDocument(text: string, fileName: string): OpenApiDocument {
  const value = parse(text.replace(/^\uFEFF/, ""), fileName);
  if (!isObject(value)) {
    const found = value === null ? "nothing" : JSON.stringify(value)?.slice(0, 60);
    throw new UnreadableDocumentError(`${fileName}: expected an OpenAPI 3.0 or 3.1 document, found ${found}`);
  }
  if (value.swagger !== undefined) {
    throw new UnreadableDocumentError(
      `${fileName}: this is Swagger ${value.swagger}; convert it to OpenAPI 3.0 or 3.1 first`,
    );
  }
  if (typeof value.openapi !== "string" || !/^3\.\d/.test(value.openapi)) {
    const found = value.openapi === undefined ? `no "openapi"` : `"openapi: ${JSON.stringify(value.openapi)}"`;
    throw new UnreadableDocumentError(`${fileName}: expected "openapi: 3.0.x" or "openapi: 3.1.x", found ${found}`);
  }
  return value as unknown as OpenApiDocument;
}

/** JSON first: for a large document it is a hundred times faster than reading it as the YAML that it is, too. */
function parse(text: string, fileName: string): unknown {
  try {
    if (/^\s*\{/.test(text)) return JSON.parse(text);
  } catch {
    // YAML may start with a brace as well; and if it is neither, the YAML reader says where.
  }
  try {
    return readYaml(text, fileName).value;
  } catch (error) {
    throw new UnreadableDocumentError(`${(error as Error).message} (neither YAML nor JSON)`);
  }
}
