import { directionViews } from "../document/direction-views.js";
import { camelCase, capitalise, identifierOf, takeName } from "../document/names.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { ALIAS_OF } from "../document/schema-aliases.js";
import { mapValues } from "../document/walk-schema.js";
import { RESERVED, schemaIdentifiers } from "./generate-schema-exports.js";
import { docComment, type GeneratedFile, HEADER } from "./generated-file.js";

interface Enumeration {
  /** Of the type that the values have. */
  name: string;
  description: string | undefined;
  values: readonly unknown[];
}

/** The values of every enum, named or inside a property, as a const array; inline ones get a type too. */
export function generateEnums(document: OpenApiDocument): GeneratedFile {
  const schemas = document.components?.schemas ?? {};
  const identifiers = schemaIdentifiers(directionViews(document));
  const takenTypes = new Set([...RESERVED, ...identifiers.values()]);
  const takenValues = new Set<string>();
  const aliases = Object.entries(schemas).filter(([, schema]) => ALIAS_OF in schema);
  const blocks = Object.entries(schemas).flatMap(([name, schema]) => {
    const ownName = identifiers.get(name) ?? identifierOf(name);
    const own = schema.enum
      ? [valuesBlock({ name: ownName, description: schema.description, values: schema.enum }, takenValues).text]
      : [];
    const inline = inlineEnumerations(name, schema).map((enumeration) =>
      inlineBlock({ ...enumeration, name: takeName(enumeration.name, takenTypes) }, takenValues),
    );
    return [...own, ...inline];
  });
  const oldNames = aliases.flatMap(([name, schema]) => {
    const target = schema[ALIAS_OF] as string;
    return aliasBlocks(name, target, schemas[target] ?? {}, schema.description);
  });
  return { path: "packages/types/src/generated/enums.ts", text: `${HEADER}\n${[...blocks, ...oldNames].join("\n")}` };
}

/** The values, and the types of inline enums, under the names that they had before their schema was renamed. */
function aliasBlocks(name: string, target: string, schema: Schema, comment: string | undefined): string[] {
  const constantOf = (type: string) => `${identifierOf(camelCase(type))}Values`;
  const deprecated = docComment([comment]);
  const pairs = [
    ...(schema.enum ? [{ old: identifierOf(name), now: identifierOf(target), hasType: false }] : []),
    ...inlineEnumerations(target, schema).map(({ name: now }) => ({
      old: identifierOf(name) + now.slice(identifierOf(target).length),
      now,
      hasType: true,
    })),
  ];
  return pairs.map(({ old, now, hasType }) => {
    const values = `${deprecated}export const ${constantOf(old)} = ${constantOf(now)};\n`;
    return hasType ? `${values}${deprecated}export type ${old} = ${now};\n` : values;
  });
}

function valuesBlock(
  { name, description, values }: Enumeration,
  taken: Set<string>,
): { text: string; constant: string } {
  const constant = takeName(`${identifierOf(camelCase(name))}Values`, taken);
  const list = values.map((value) => JSON.stringify(value)).join(", ");
  return { text: `${docComment([description])}export const ${constant} = [${list}] as const;\n`, constant };
}

function inlineBlock(enumeration: Enumeration, taken: Set<string>): string {
  const { text, constant } = valuesBlock(enumeration, taken);
  return `${text}export type ${enumeration.name} = (typeof ${constant})[number];\n`;
}

/** Enums of a schema's own properties (those of its `allOf` parts included); a single value is a tag, not a choice. */
function inlineEnumerations(schemaName: string, schema: Schema): Enumeration[] {
  const own = Object.values(
    mapValues(schema.properties ?? {}, (property, propertyName): Enumeration[] => {
      const values = property.enum ?? property.items?.enum ?? [];
      return values.length < 2
        ? []
        : [
            {
              name: identifierOf(schemaName) + capitalise(identifierOf(propertyName)),
              description: property.description,
              values,
            },
          ];
    }),
  ).flat();
  return [
    ...own,
    ...(schema.allOf ?? [])
      .filter(({ $ref }) => $ref === undefined)
      .flatMap((part) => inlineEnumerations(schemaName, part)),
  ];
}
