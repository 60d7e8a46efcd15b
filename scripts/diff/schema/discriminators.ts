import type { Schema } from "../../document/openapi.js";
import type { Found } from "./found.js";
import type { Comparison } from "./schema-differ.js";
import type { SchemaReader } from "./schema-reader.js";
import type { Shape, UnionShape } from "./shape.js";

/**
 * The property by which all variants of a union are told apart: that of its discriminator, or the one that the unions
 * among its variants share, if every other variant has it as a literal, too.
 */
export function commonTag(reader: SchemaReader, { unions }: Shape, depth = 0): string | undefined {
  const declared = unions.find(({ discriminator }) => discriminator)?.discriminator;
  if (declared !== undefined || depth === DEEPEST) return declared;
  const variants = unions.flatMap((union) => union.variants);
  const nested = variants.filter((variant) => reader.shapeOf(variant).unions.length > 0);
  const [tag, ...others] = new Set(nested.map((variant) => commonTag(reader, reader.shapeOf(variant), depth + 1)));
  if (tag === undefined || others.length > 0) return undefined;
  const isTagged = (variant: Schema) => tagValues(reader, variant, tag).length > 0;
  return variants.every((variant) => nested.includes(variant) || isTagged(variant)) ? tag : undefined;
}

/** Unions of unions are followed so far; one that holds itself has no end. */
const DEEPEST = 8;

/** The values that a variant allows for the property that tells it apart: those of its literal type. */
export function tagValues(reader: SchemaReader, variant: Schema, tag: string): readonly unknown[] {
  const property = reader.shapeOf(variant).object?.properties.get(tag);
  return property === undefined ? [] : reader.shapeOf(property.schema).values;
}

/** Compares how the variants of two unions are told apart, where no type shows it. */
export function diffDiscriminators(comparison: Comparison, old: Shape, next: Shape, path: string): Found[] {
  const mapped = ({ unions }: Shape) => unions.filter(({ mapping }) => mapping !== undefined);
  const [was, is] = [mapped(old)[0], mapped(next)[0]];
  if (was === undefined || is === undefined) return [];
  if (was.discriminator !== is.discriminator) {
    const message = `its forms are told apart by \`${is.discriminator}\` now, before: \`${was.discriminator}\``;
    return [{ kind: "discriminator-changed", path, message }];
  }
  return [...(was.mapping ?? [])].flatMap(([name, values]): Found[] => {
    const [newName, newValues] = findVariant(comparison, name, is) ?? [];
    if (newValues === undefined || values.every((value) => newValues.includes(value))) return [];
    const [before, now] = [values, newValues].map((list) => list.map((value) => JSON.stringify(value)).join(" or "));
    const message = `\`${newName}\` has ${now} as its \`${is.discriminator}\` now, before: ${before}`;
    return [{ kind: "discriminator-changed", path, message }];
  });
}

function findVariant({ isSameName }: Comparison, name: string, { mapping }: UnionShape) {
  return [...(mapping ?? [])].find(([candidate]) => isSameName(name, candidate));
}
