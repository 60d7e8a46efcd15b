import { directionViews } from "../document/direction-views.js";
import { camelCase, capitalise, identifierOf, takeName } from "../document/names.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { dataText } from "./data-text.js";
import { writeBlueprints } from "./factories/blueprint-writer.js";
import { type SchemaTraits, traitsOfSchemas } from "./factories/schema-traits.js";
import { RESERVED, schemaIdentifiers } from "./generate-schema-exports.js";
import { docComment, type GeneratedFile, HEADER, propertyKey } from "./generated-file.js";

const FOLDER = "packages/testing/src/generated";

/** What the test data of each schema is made from, and a typed factory for each. */
export function generateFactories(document: OpenApiDocument): GeneratedFile[] {
  const viewed = directionViews(document);
  const blueprints = writeBlueprints(viewed);
  const factories = nameFactories(viewed);
  const traits = traitsOfSchemas(blueprints);
  const schemas = Object.fromEntries(factories.map(({ factory, schema }) => [factory, schema]));
  return [
    {
      path: `${FOLDER}/factory-blueprints.ts`,
      text: `${HEADER}
import type { Blueprints } from "../factories/blueprint.js";

/** How to make a value of each schema. */
export const blueprints: Blueprints = ${dataText(blueprints)};

/** The schema of each factory. */
export const factorySchemas: Readonly<Record<string, string>> = ${dataText(schemas)};
`,
    },
    { path: `${FOLDER}/factories.ts`, text: factoriesText(viewed, factories, traits) },
  ];
}

export interface NamedFactory {
  readonly schema: string;
  /** The exported constant. */
  readonly factory: string;
  /** The type that \`@rcw/types\` exports. */
  readonly type: string;
  /** The interface of a factory with traits. */
  readonly interface: string;
}

/** Names that the entry exports for other things, or that the generated file declares. */
const TAKEN = ["defaultFactories", "createFactories", "resetSequences", "schemas"];
const TAKEN_TYPES = ["Factories", "FactoriesWithReset", "Factory", "CreateFactoriesOptions", "Overrides"];

/** A name for each factory, and for its interface, no two alike: \`inviteeResource\`, \`InviteeResourceFactory\`. */
export function nameFactories(viewed: OpenApiDocument): NamedFactory[] {
  const taken = new Set([...RESERVED, ...TAKEN]);
  const takenTypes = new Set(TAKEN_TYPES);
  return [...schemaIdentifiers(viewed)].map(([schema, type]) => ({
    schema,
    type,
    factory: takeName(identifierOf(camelCase(schema)), taken),
    interface: takeName(`${capitalise(type)}Factory`, takenTypes),
  }));
}

function factoriesText(
  viewed: OpenApiDocument,
  factories: readonly NamedFactory[],
  traits: ReadonlyMap<string, SchemaTraits>,
): string {
  const withTraits = factories.filter(({ schema }) => hasTraits(traits.get(schema)));
  const interfaces = withTraits.map((named) => interfaceText(named, traits.get(named.schema)));
  const used = new Set(withTraits.flatMap(({ schema }) => traits.get(schema)?.interfaces ?? []));
  const typeOf = ({ schema, type, interface: name }: NamedFactory) =>
    hasTraits(traits.get(schema)) ? name : `Factory<schemas.${type}>`;
  const members = factories.map((named) => `  readonly ${propertyKey(named.factory)}: ${typeOf(named)};\n`);
  const constants = factories.map((named) => {
    const comment = docComment([viewed.components?.schemas?.[named.schema]?.description]);
    return `${comment}export const ${named.factory}: ${typeOf(named)} = defaultFactories.${named.factory};\n`;
  });
  return `${HEADER}
import type * as schemas from "@rcw/types";
${importText([...used].sort())}import { defaultFactories } from "../factories/default-factories.js";
import type { Factory } from "../factories/factory.js";

${interfaces.map((text) => `${text}\n`).join("")}/** A factory for each schema of the API. */
export interface Factories {
${members.join("")}}

${constants.join("\n")}`;
}

function importText(names: readonly string[]): string {
  if (names.length === 0) return "";
  return `import type {\n${names.map((name) => `  ${name},\n`).join("")}} from "../factories/aspects/traits.js";\n`;
}

function hasTraits(traits: SchemaTraits | undefined): boolean {
  return traits !== undefined && traits.interfaces.length + traits.own.length > 0;
}

function interfaceText({ interface: name, type, schema }: NamedFactory, traits: SchemaTraits | undefined): string {
  const { interfaces = [], own = [] } = traits ?? {};
  const bases = [`Factory<schemas.${type}>`, ...interfaces].join(", ");
  const methods = own.map(({ trait, overrides }) => {
    const comment = docComment([`With ${overrides}.`], "  ");
    return `${comment}  ${trait}(): this;\n`;
  });
  const body = methods.length === 0 ? "{}" : `{\n${methods.join("")}}`;
  return `${docComment([`Builds \`${schema}\`.`])}export interface ${name} extends ${bases} ${body}\n`;
}
