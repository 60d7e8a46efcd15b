/** Values that no document should hold where a schema, a list or a map is expected, and that real ones do. */
const ODD: unknown[] = [
  null,
  true,
  false,
  0,
  "",
  "text",
  [],
  [null],
  {},
  { $ref: "#/nowhere" },
  { $ref: 7 },
  { $ref: "other.yaml#/X" },
];

/** A document in which everything that a differ reads is used, and used correctly. */
const COMPLETE = {
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  servers: [{ url: "https://a.example" }],
  tags: [{ name: "Things", description: "All." }],
  paths: {
    "/things/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
      get: {
        operationId: "getThing",
        tags: ["Things"],
        "x-sdk": { service: "things", method: "get" },
        parameters: [{ $ref: "#/components/parameters/Page" }],
        responses: {
          "200": {
            description: "A thing.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
          },
          default: { $ref: "#/components/responses/Error" },
        },
      },
      put: {
        operationId: "putThing",
        requestBody: { $ref: "#/components/requestBodies/Thing" },
        responses: { "204": { description: "Done." } },
      },
    },
  },
  components: {
    parameters: { Page: { name: "page", in: "query", schema: { type: ["integer", "null"] } } },
    requestBodies: {
      Thing: { required: true, content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } },
    },
    responses: {
      Error: {
        description: "No.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Shape" } } },
      },
    },
    schemas: {
      Thing: {
        type: "object",
        required: ["id"],
        properties: {
          id: { type: "string", readOnly: true },
          list: { type: "array", items: { $ref: "#/components/schemas/Thing" } },
          pair: { type: "array", prefixItems: [{ type: "string" }, { type: "number" }] },
          map: { type: "object", additionalProperties: { anyOf: [{ type: "string" }, { type: "null" }] } },
          kind: { const: "a", default: "a", examples: [null] },
        },
      },
      Part: {
        allOf: [
          { $ref: "#/components/schemas/Thing" },
          { required: ["list"], properties: { extra: { enum: ["x", null] } } },
        ],
      },
      Shape: {
        oneOf: [{ $ref: "#/components/schemas/Thing" }, { $ref: "#/components/schemas/Part" }],
        discriminator: { propertyName: "kind", mapping: { a: "#/components/schemas/Thing", b: "Part" } },
      },
    },
  },
};

/** Every document that differs from a complete one in one place, where something odd stands. */
export function* messyDocuments(): Generator<{ name: string; document: unknown }> {
  for (const way of waysInto(COMPLETE, [])) {
    for (const odd of ODD) {
      yield { name: `${way.join(" > ")} = ${JSON.stringify(odd)}`, document: withValue(way, odd) };
    }
  }
}

export function completeDocument(): unknown {
  return structuredClone(COMPLETE);
}

function waysInto(node: unknown, way: string[]): string[][] {
  if (typeof node !== "object" || node === null) return [way];
  const inside = Object.entries(node).flatMap(([key, child]) => waysInto(child, [...way, key]));
  return way.length === 0 || way[0] === "openapi" ? inside : [way, ...inside];
}

function withValue(way: readonly string[], value: unknown): unknown {
  const document = completeDocument();
  let node = document as Record<string, unknown>;
  for (const key of way.slice(0, -1)) node = node[key] as Record<string, unknown>;
  node[way.at(-1) as string] = structuredClone(value);
  return document;
}
