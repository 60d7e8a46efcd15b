import { contract } from "../generated/contract.js";
import type { ContractSchema } from "./contract.js";

/** A property that no part of a schema has. */
export interface UnknownProperty {
  /** Names and indexes from the value to the property. */
  readonly path: readonly string[];
  /** The names that are known there. */
  readonly known: readonly string[];
}

type Parts = readonly ContractSchema[];

/** The properties of a value, however deep, that its schema doesn't know; objects without named properties take any. */
export function unknownProperties(schema: ContractSchema, value: unknown): UnknownProperty[] {
  return visit([schema], value, []);
}

function visit(schemas: Parts, value: unknown, path: readonly string[]): UnknownProperty[] {
  if (Array.isArray(value)) {
    const items = flatten(schemas).flatMap(({ items: each }) => (isSchema(each) ? [each] : []));
    return value.flatMap((item, index) => visit(items, item, [...path, String(index)]));
  }
  if (typeof value !== "object" || value === null) return [];
  const properties = propertiesOf(schemas);
  if (properties.size === 0) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const parts = properties.get(name);
    if (parts === undefined) return [{ path: [...path, name], known: [...properties.keys()] }];
    return visit(parts, member, [...path, name]);
  });
}

function propertiesOf(schemas: Parts): Map<string, ContractSchema[]> {
  const properties = new Map<string, ContractSchema[]>();
  for (const { properties: own = {} } of flatten(schemas)) {
    for (const [name, schema] of Object.entries(own as Record<string, ContractSchema>))
      properties.set(name, [...(properties.get(name) ?? []), schema]);
  }
  return properties;
}

/** Schemas with all that they are made of. */
function flatten(schemas: Parts, seen = new Set<ContractSchema>()): ContractSchema[] {
  return schemas.flatMap((schema) => {
    if (seen.has(schema)) return [];
    seen.add(schema);
    const { $ref, allOf = [], oneOf = [], anyOf = [] } = schema as Readonly<Record<string, Parts | undefined>>;
    const target =
      typeof $ref === "string"
        ? contract.$defs[decodeURIComponent(($ref as string).slice("#/$defs/".length))]
        : undefined;
    return [schema, ...flatten([...(target ? [target] : []), ...allOf, ...oneOf, ...anyOf], seen)];
  });
}

function isSchema(value: unknown): value is ContractSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
