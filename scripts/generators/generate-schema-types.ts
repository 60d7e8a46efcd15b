import openapiTypescript, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { completeRequired } from "../document/complete-required.js";
import { holdsNames, isData } from "../document/data-paths.js";
import { directionViews, NEVER_SENT } from "../document/direction-views.js";
import { walkJson } from "../document/json.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { isNothing, withSentForms } from "../document/sent-forms.js";
import { schemaIdentifiers } from "./generate-schema-exports.js";
import { type GeneratedFile, HEADER } from "./generated-file.js";
import { nameSchemas } from "./name-schemas.js";
import { makePlain } from "./plain-types.js";
import { shieldNames, withoutShields } from "./shield-names.js";

const never = ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);

/** `paths`, `components` and `operations`, by openapi-typescript, over the document's direction views. */
export async function generateSchemaTypes(document: OpenApiDocument): Promise<GeneratedFile> {
  const viewed = shieldNames(directionViews(completeRequired(withSentForms(document))));
  const nodes = await openapiTypescript(withoutExamples(viewed) as unknown as OpenAPI3, {
    silent: true,
    // A default makes a property optional to send; it doesn't promise that an answer has it.
    defaultNonNullable: false,
    transform: (schema) =>
      NEVER_SENT in schema || isNothing(schema as Schema) ? { schema: never, questionToken: true } : undefined,
  });
  const named = nameSchemas(nodes, schemaIdentifiers(viewed));
  return { path: "packages/types/src/generated/schema.ts", text: `${HEADER}\n${withoutShields(astToString(named))}` };
}

/** Examples of objects print as "[object Object]" in doc comments; the document itself keeps them all. */
function withoutExamples(document: OpenApiDocument): OpenApiDocument {
  const copy = structuredClone(document);
  walkJson(copy, (node, path) => {
    const isNames = holdsNames(path);
    if (!isNames && typeof node.example === "object") delete node.example;
    if (!isNames && typeof node.examples === "object") delete node.examples;
    // The library would follow it, wherever it leads.
    if (typeof node.$ref === "string" && isData(path)) delete node.$ref;
  });
  makePlain(copy);
  return copy;
}
