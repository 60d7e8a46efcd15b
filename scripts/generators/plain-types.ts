import { tagOf } from "../document/discriminator-tag.js";
import { walkJson } from "../document/json.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { schemaNameOf } from "../document/reference.js";

/**
 * Rewrites, in a document that is about to become types, what the type generator makes types of that no value has.
 * Changes the document that it gets.
 */
export function makePlain(document: OpenApiDocument): void {
  walkJson(document, (node) => {
    const schema = node as Schema;
    if (Array.isArray(schema.allOf)) schema.allOf = schema.allOf.filter((part) => !isBareObject(part)).map(withTags);
    openMixedMap(document, schema);
  });
}

/** `type: object` without a property becomes "an object with none": beside other parts it says nothing. */
function isBareObject({ type, properties = {}, ...rest }: Schema): boolean {
  return type === "object" && Object.keys(properties).length === 0 && Object.keys(rest).length === 0;
}

/** A discriminator is known by the schema that has a name: a part of `allOf` that is written in place has none. */
function withTags(part: Schema): Schema {
  const { oneOf, discriminator, ...rest } = part;
  if (oneOf === undefined || discriminator === undefined) return part;
  const tagged = oneOf.map((variant): Schema => {
    if (variant.$ref === undefined) return variant;
    const { property, values } = tagOf(discriminator, variant.$ref);
    const tag: Schema = {
      type: "object",
      required: [property],
      properties: { [property]: { type: "string", enum: [...values] } },
    };
    return { allOf: [variant, tag] };
  });
  return { ...rest, oneOf: tagged };
}

/** In TypeScript an index signature holds for the named properties, too: where they are others, anything may come. */
function openMixedMap({ components = {} }: OpenApiDocument, schema: Schema): void {
  const { additionalProperties, properties = {} } = schema;
  if (typeof additionalProperties !== "object" || Object.keys(additionalProperties).length === 0) return;
  const typeOf = (one: Schema): string => {
    const name = schemaNameOf(one.$ref);
    const target = name === undefined ? one : (components.schemas?.[name] ?? {});
    return target.enum !== undefined || target.$ref !== undefined ? JSON.stringify(one) : (target.type ?? "");
  };
  const others = Object.values(properties).some((property) => typeOf(property) !== typeOf(additionalProperties));
  if (others) schema.additionalProperties = true;
}
