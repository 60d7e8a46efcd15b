import { bundleDocument, type SourceFile } from "../document/bundle-document.js";
import { canonicalJson } from "../document/canonical-json.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { type SchemaAlias, withAliases } from "../document/schema-aliases.js";
import { generateClientOperations } from "./generate-client-operations.js";
import { generateContract } from "./generate-contract.js";
import { generateEnums } from "./generate-enums.js";
import { generateFactories } from "./generate-factories.js";
import { generateOperationTable } from "./generate-operation-table.js";
import { generateReadmes } from "./generate-readmes.js";
import { generateSchemaExports } from "./generate-schema-exports.js";
import { generateSchemaTypes } from "./generate-schema-types.js";
import { generateServices } from "./generate-services.js";
import { generateValidators } from "./generate-validators.js";
import type { GeneratedFile } from "./generated-file.js";

export interface GenerateOptions {
  /** Descriptions and examples for where the base document has none. */
  readonly words?: SourceFile;
  /** Names that schemas had before: what carries names of types has them too. */
  readonly aliases?: readonly SchemaAlias[];
}

/**
 * Everything that is made from the API description, in the order in which data passes. Nothing is written.
 */
export async function generateAll(
  base: SourceFile,
  overlay: SourceFile,
  { words, aliases = [] }: GenerateOptions = {},
): Promise<GeneratedFile[]> {
  const bundled = canonicalJson(bundleDocument(base, overlay, words));
  // From the text, so that what is generated depends on nothing that the published document doesn't say.
  const document = JSON.parse(bundled) as OpenApiDocument;
  const named = withAliases(document, aliases);
  const files = [
    { path: "openapi/webinar.bundled.json", text: bundled },
    { path: "packages/types/src/generated/openapi.json", text: bundled },
    await generateSchemaTypes(named),
    generateSchemaExports(named),
    generateEnums(named),
    generateOperationTable(document),
    generateClientOperations(document),
    generateServices(document),
    generateValidators(document),
    generateContract(document),
    ...generateFactories(named),
  ];
  return [...files, ...generateReadmes(files)];
}
