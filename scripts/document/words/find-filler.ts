import type { OpenApiDocument } from "../openapi.js";
import { listOperations } from "../operations.js";

const ENOUGH = 10;

/**
 * OpenAPI wants a description of every answer, so that who has none writes a filler. A text that every answer with
 * success has, in a document of ten and more, says nothing.
 */
export function findFiller(document: OpenApiDocument): string | undefined {
  const texts = listOperations(document).flatMap(({ responses }) =>
    responses.filter(({ status }) => status.startsWith("2")).map(({ response }) => response.description),
  );
  const [first] = texts;
  return texts.length >= ENOUGH && texts.every((text) => text === first) ? first : undefined;
}
