import type { Schema } from "./openapi.js";
import { schemaNameOf } from "./reference.js";

/** The property, and the values of it, by which a union or a base schema tells one of its schemas from the others. */
export interface Tag {
  readonly property: string;
  readonly values: readonly string[];
}

/** The value, or values, that mean a schema: those that the mapping has for it, else its own name. */
export function tagOf({ propertyName, mapping = {} }: NonNullable<Schema["discriminator"]>, reference: string): Tag {
  const mapped = Object.keys(mapping).filter((value) => mapping[value] === reference);
  return { property: propertyName, values: mapped.length > 0 ? mapped : [schemaNameOf(reference) ?? ""] };
}
