import openapiTypescript, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { directionViews, NEVER_SENT } from "../document/direction-views.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { type GeneratedFile, HEADER } from "./generated-file.js";

const never = ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);

/** `paths`, `components` and `operations`, by openapi-typescript, over the document's direction views. */
export async function generateSchemaTypes(document: OpenApiDocument): Promise<GeneratedFile> {
  const nodes = await openapiTypescript(withoutExamples(directionViews(document)) as unknown as OpenAPI3, {
    silent: true,
    // A default makes a property optional to send; it doesn't promise that an answer has it.
    defaultNonNullable: false,
    transform: (schema) => (NEVER_SENT in schema ? { schema: never, questionToken: true } : undefined),
  });
  return { path: "packages/types/src/generated/schema.ts", text: `${HEADER}\n${astToString(nodes)}` };
}

/** Examples of objects print as "[object Object]" in doc comments; the document itself keeps them all. */
function withoutExamples(document: OpenApiDocument): OpenApiDocument {
  const isObjectExample = (key: string, value: unknown) => key === "example" && typeof value === "object";
  return JSON.parse(JSON.stringify(document, (key, value) => (isObjectExample(key, value) ? undefined : value)));
}
