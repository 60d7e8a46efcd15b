import { sentFormNames } from "../document/direction-views.js";
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
    ["services.ts", besideTypes(services)],
    ["call-options.ts", CALL_OPTIONS],
    ["call-result.ts", CALL_RESULT],
    ["paged-call.ts", PAGED_CALL],
    ["types.ts", typesText(document, aliases)],
  ]);
}

/** What the client's handwritten part gives to the services, as far as an app's types show it. */
const CALL_OPTIONS = `export interface CallOptions { timeoutMs?: number }
export interface ListOptions extends CallOptions { limit?: number }
`;
const CALL_RESULT = `export interface ApiCall<Data> extends Promise<Data> { withResponse(): Promise<{ data: Data }> }
`;
const PAGED_CALL = `import type { ApiCall } from "./call-result.js";
export interface PagedCall<Page, Item> extends ApiCall<Page>, AsyncIterable<Item> { pages(): AsyncIterable<Page> }
`;

/** The services with everything that they import in the same folder. */
function besideTypes(services: string): string {
  const text = services
    .replace(`"@rcw/types"`, `"./types.js"`)
    .replaceAll(/from "\.\.\/(?:options|methods)\//g, `from "./`);
  const unknown = /from "(?!\.\/(?:types|call-options|call-result|paged-call)\.js")[^"]*"/.exec(text);
  if (unknown) throw new Error(`the services import ${unknown[0]}, of which the compiler gate has no types`);
  return text;
}

/** What a package exports, and each schema in the form that is read and the form that is sent. */
function typesText(document: OpenApiDocument, aliases: ReadonlyMap<string, string>): string {
  const names = Object.keys(document.components?.schemas ?? {});
  const own = new Set(names);
  const sentNames = sentFormNames(document);
  const sentAs = (name: string) => sentNames.get(name) ?? name;
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
