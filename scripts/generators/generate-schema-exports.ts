import { directionViews } from "../document/direction-views.js";
import { identifierOf, takeName } from "../document/names.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { docComment, type GeneratedFile, HEADER } from "./generated-file.js";

/** Names that the types package exports for other things, or that can't name a type. */
export const RESERVED = [
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
  // Names that TypeScript keeps for itself: no type may be called so.
  ..."any bigint boolean never null number object string symbol undefined unknown void".split(" "),
  ..."break case catch class const continue debugger default delete do else enum export extends false".split(" "),
  ..."finally for function if import in instanceof new return super switch this throw true try typeof".split(" "),
  // Nor can a module have a name like these.
  ..."arguments eval".split(" "),
  ..."var while with implements interface let package private protected public static yield await".split(" "),
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
