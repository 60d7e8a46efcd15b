import { directionViews } from "../document/direction-views.js";
import { identifierOf, takeName } from "../document/names.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { docComment, type GeneratedFile, HEADER } from "./generated-file.js";

/** Names that the types package exports for other things. */
const RESERVED = [
  "paths",
  "components",
  "operations",
  "webhooks",
  "$defs",
  "OperationId",
  "OperationDescription",
  "ParameterDescription",
  "PagingDescription",
  "BodyDescription",
  "ValueBounds",
  "Format",
];

/** The identifier under which `@rcw/types` exports each schema of a document's direction views. */
export function schemaIdentifiers(viewed: OpenApiDocument): Map<string, string> {
  const taken = new Set(RESERVED);
  return new Map(
    Object.keys(viewed.components?.schemas ?? {}).map((name) => [name, takeName(identifierOf(name), taken)]),
  );
}

/** A named type for every schema, so that an app imports `InviteeResource`, not an index into `components`. */
export function generateSchemaExports(document: OpenApiDocument): GeneratedFile {
  const viewed = directionViews(document);
  const exports = [...schemaIdentifiers(viewed)].map(([name, identifier]) => {
    const comment = docComment([viewed.components?.schemas?.[name]?.description]);
    return `${comment}export type ${identifier} = components["schemas"][${JSON.stringify(name)}];\n`;
  });
  return {
    path: "packages/types/src/generated/schemas.ts",
    text: `${HEADER}\nimport type { components } from "./schema.js";\n\n${exports.join("\n")}`,
  };
}
