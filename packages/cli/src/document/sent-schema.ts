import type { ApiDocument, Schema } from "./document.js";

/** A schema by itself, as JSON Schema: what may be sent, without references and compositions. */
export interface SentSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, SentSchema>>;
  readonly required?: readonly string[];
  readonly items?: SentSchema;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly SentSchema[];
  readonly anyOf?: readonly SentSchema[];
  readonly additionalProperties?: boolean | SentSchema;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly default?: unknown;
}

/** What is taken over as it is. */
const KEPT = [
  ...(["type", "description", "format", "enum", "minLength", "maxLength", "minimum", "maximum"] as const),
  ...(["minItems", "maxItems", "pattern", "default"] as const),
];

/** A schema of the description as one that stands alone: references followed, `allOf` joined, read-only parts left out. */
export function sentSchema(document: ApiDocument, schema: Schema, above: readonly Schema[] = []): SentSchema {
  const own = document.follow(schema);
  // What contains itself is described once.
  if (above.includes(own)) return { type: "object", description: "The same form as the one that it stands in." };
  const inner = (part: Schema) => sentSchema(document, part, [...above, own]);
  const whenSent = own["x-sdk-sent"]?.properties;
  const joined = joinAll([
    ...(own.allOf ?? []).map(inner),
    ownParts(document, own, inner),
    ...(whenSent ? [ownParts(document, { properties: whenSent }, inner)] : []),
  ]);
  if (!own.nullable || joined.type === undefined) return joined;
  return { ...joined, type: [joined.type, "null"].flat() };
}

function ownParts(document: ApiDocument, own: Schema, inner: (part: Schema) => SentSchema): SentSchema {
  const kept = Object.fromEntries(KEPT.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]]])));
  const sent = Object.entries(own.properties ?? {}).filter(
    ([, part]) => !part.readOnly && !document.follow(part).readOnly,
  );
  const names = new Set(sent.map(([name]) => name));
  // With `allOf` what is required may be a property of another part.
  const required = own.allOf ? own.required : own.required?.filter((name) => names.has(name));
  return {
    ...kept,
    ...(own.properties && {
      type: "object",
      properties: Object.fromEntries(sent.map(([name, part]) => [name, inner(part)])),
    }),
    ...(required?.length && { required }),
    ...(own.items && { items: inner(own.items) }),
    ...(own.oneOf && { oneOf: own.oneOf.map(inner) }),
    ...(own.anyOf && { anyOf: own.anyOf.map(inner) }),
    ...(typeof own.additionalProperties === "boolean" && { additionalProperties: own.additionalProperties }),
    ...(typeof own.additionalProperties === "object" && { additionalProperties: inner(own.additionalProperties) }),
  };
}

/** One schema that says what several say; of two that say the same, the later one. */
function joinAll(parts: readonly SentSchema[]): SentSchema {
  const properties: Record<string, SentSchema> = {};
  for (const part of parts) {
    for (const [name, schema] of Object.entries(part.properties ?? {})) {
      properties[name] = { ...properties[name], ...schema };
    }
  }
  const required = [...new Set(parts.flatMap((part) => part.required ?? []))];
  return {
    ...(Object.assign({}, ...parts) as SentSchema),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}
