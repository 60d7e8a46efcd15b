import { camelCase, capitalise, identifierOf, takeName } from "../document/names.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { mapValues } from "../document/walk-schema.js";
import { docComment, type GeneratedFile, HEADER } from "./generated-file.js";

interface Enumeration {
  name: string;
  description: string | undefined;
  values: readonly unknown[];
}

/** The values of every enum, named or inside a property, as a const array; inline ones get a type too. */
export function generateEnums(document: OpenApiDocument): GeneratedFile {
  const schemas = document.components?.schemas ?? {};
  const taken = new Set(Object.keys(schemas).map(identifierOf));
  const blocks = Object.entries(schemas).flatMap(([name, schema]) => {
    const own = schema.enum
      ? [valuesBlock({ name: identifierOf(name), description: schema.description, values: schema.enum })]
      : [];
    const inline = inlineEnumerations(name, schema).map((enumeration) =>
      inlineBlock({ ...enumeration, name: takeName(enumeration.name, taken) }),
    );
    return [...own, ...inline];
  });
  return { path: "packages/types/src/generated/enums.ts", text: `${HEADER}\n${blocks.join("\n")}` };
}

function valuesBlock({ name, description, values }: Enumeration): string {
  const list = values.map((value) => JSON.stringify(value)).join(", ");
  return `${docComment([description])}export const ${valuesName(name)} = [${list}] as const;\n`;
}

function inlineBlock(enumeration: Enumeration): string {
  return `${valuesBlock(enumeration)}export type ${enumeration.name} = (typeof ${valuesName(enumeration.name)})[number];\n`;
}

function valuesName(name: string): string {
  return `${camelCase(name)}Values`;
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
