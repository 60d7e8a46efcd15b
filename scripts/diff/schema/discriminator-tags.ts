import { type Tag, tagOf } from "../../document/discriminator-tag.js";
import { walkJson } from "../../document/json.js";
import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { schemaNameOf } from "../../document/reference.js";

/**
 * The tag of each named schema that a discriminator knows: by its mapping, else by the schema's own name. The type
 * generator gives these schemas the literal type of the tag, so that an app can narrow a union by it.
 */
export function discriminatorTags(document: OpenApiDocument): Map<string, Tag> {
  const tags = new Map<string, Tag>();
  const add = (name: string | undefined, tag: Tag) => {
    if (name !== undefined && !tags.has(name)) tags.set(name, tag);
  };
  walkJson(document, (node) => {
    const { discriminator, oneOf } = node as Schema;
    if (typeof discriminator?.propertyName !== "string" || !Array.isArray(oneOf)) return;
    const references = [...oneOf.map(({ $ref }) => $ref), ...Object.values(discriminator.mapping ?? {})];
    for (const reference of references) add(schemaNameOf(reference), tagOf(discriminator, reference as string));
  });
  for (const [name, { allOf }] of Object.entries(document.components?.schemas ?? {})) {
    for (const { $ref } of allOf ?? []) {
      const base = document.components?.schemas?.[schemaNameOf($ref) ?? ""];
      const own = `#/components/schemas/${name}`;
      // A base with a union of its own has been dealt with above.
      if (base?.discriminator && !base.oneOf) add(name, tagOf(base.discriminator, own));
    }
  }
  return tags;
}
