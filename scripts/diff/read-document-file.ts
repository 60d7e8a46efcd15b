import { readFile } from "node:fs/promises";
import type { OpenApiDocument } from "../document/openapi.js";
import { readDescription, UnreadableDocumentError } from "../document/read-description.js";

/** Reads an OpenAPI 3 document from a file; throws `UnreadableDocumentError`, whatever is wrong with it. */
export async function readDocumentFile(path: string): Promise<OpenApiDocument> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === "ENOENT" ? "there is no such file" : (error as Error).message;
    throw new UnreadableDocumentError(`${path}: ${reason}`);
  }
  return readDescription(text, path) as unknown as OpenApiDocument;
}
