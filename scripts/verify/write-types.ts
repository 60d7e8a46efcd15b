import { directionViews } from "../document/direction-views.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { generateSchemaExports } from "../generators/generate-schema-exports.js";
import { generateSchemaTypes } from "../generators/generate-schema-types.js";
import { generateServices } from "../generators/generate-services.js";

/** The published types of a document, file by file, as they stand beside each other in one folder. */
export type TypeFiles = ReadonlyMap<string, string>;

/** Makes the types of a version by the generators that make the packages. */
export async function writeTypes(document: OpenApiDocument, aliases: ReadonlyMap<string, string>): Promise<TypeFiles> {
  const { text: schema } = await generateSchemaTypes(document);
  const { text: services } = generateServices(document);
  return new Map([
    ["schema.ts", schema],
    ["schemas.ts", generateSchemaExports(document).text],
    [
      "services.ts",
      services.replace(`"@rcw/types"`, `"./types.js"`).replace("../call-options.js", "./call-options.js"),
    ],
    ["call-options.ts", "export interface CallOptions { timeoutMs?: number }\n"],
    ["types.ts", typesText(document, aliases)],
  ]);
}

/** What a package exports, and each schema in the form that is read and the form that is sent. */
function typesText(document: OpenApiDocument, aliases: ReadonlyMap<string, string>): string {
  const names = Object.keys(document.components?.schemas ?? {});
  const viewed = new Set(Object.keys(directionViews(document).components?.schemas ?? {}));
  const own = new Set(names);
  const sentAs = (name: string) => {
    // The form to send has a name of its own where it differs from the one to read.
    const writable = [`${name}Writable`, `${name}Writable_`].find((each) => viewed.has(each) && !own.has(each));
    return writable ?? name;
  };
  const entries = [...names.map((name) => [name, name] as const), ...[...aliases].filter(([name]) => !own.has(name))];
  const members = (form: (name: string) => string) =>
    entries.map(
      ([name, target]) => `  ${JSON.stringify(name)}: components["schemas"][${JSON.stringify(form(target))}];\n`,
    );
  return `import type { components } from "./schema.js";
export type { components, operations, paths } from "./schema.js";
export type * from "./schemas.js";
export type { Services } from "./services.js";
export interface Read {
${members((name) => name).join("")}}
export interface Sent {
${members(sentAs).join("")}}
`;
}
