import { describe, expect, it } from "vitest";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { directionViews, NEVER_RETURNED, NEVER_SENT } from "./direction-views.js";
import type { OpenApiDocument, Operation, RequestBody, Schema } from "./openapi.js";
import { reachableSchemas } from "./reachable-schemas.js";

const NEVER = expect.objectContaining({ [NEVER_SENT]: true });
const READ_ONLY: Schema = { type: "string", readOnly: true };
const WRITE_ONLY: Schema = { type: "string", writeOnly: true };
const TEXT: Schema = { type: "string" };

/** A document with one operation that sends and one that answers the given schemas. */
function documentOf(schemas: Record<string, Schema>, { sends, answers }: { sends?: Schema; answers?: Schema }) {
  return smallDocument({
    schemas,
    paths: {
      "/thing": {
        ...(sends && { post: operation({ requestBody: { content: jsonContent(sends) } }) }),
        ...(answers && { get: operation({ responses: jsonAnswer(answers) }) }),
      },
    },
  });
}

function viewedSchemas(document: OpenApiDocument): Record<string, Schema> {
  return directionViews(document).components?.schemas ?? {};
}

function bodySchema(document: OpenApiDocument, path = "/thing"): Schema | undefined {
  const body = directionViews(document).paths[path]?.post?.requestBody as RequestBody;
  return body.content["application/json"]?.schema;
}

const BOTH = { sends: schemaRef("Thing"), answers: schemaRef("Thing") };

describe("directionViews: a schema that requests and answers share", () => {
  it("gets a second form in which a read-only property is marked as never sent and no longer required", () => {
    const Thing = { required: ["id", "title"], properties: { id: READ_ONLY, title: TEXT } };
    const viewed = viewedSchemas(documentOf({ Thing }, BOTH));
    expect(viewed.ThingWritable).toEqual({ required: ["title"], properties: { id: NEVER, title: TEXT } });
    expect(viewed.Thing).toEqual(Thing);
  });

  it("says in the description of a read-only property why it can't be sent", () => {
    const Thing = { properties: { id: { ...READ_ONLY, description: "Id of the thing." } } };
    const description = viewedSchemas(documentOf({ Thing }, BOTH)).ThingWritable?.properties?.id?.description;
    expect(description).toBe("Id of the thing.\nRead-only: the service sets it, so it can't be sent.");
  });

  it("gets a second form in which a required property with a default is optional", () => {
    const Thing = { required: ["kind", "title"], properties: { kind: { ...TEXT, default: "plain" }, title: TEXT } };
    const viewed = viewedSchemas(documentOf({ Thing }, BOTH));
    expect(viewed.ThingWritable?.required).toEqual(["title"]);
    expect(viewed.Thing?.required).toEqual(["kind", "title"]);
  });

  it("hides a write-only property from answers and lets requests send it", () => {
    const Thing = { required: ["secret"], properties: { secret: WRITE_ONLY, title: TEXT } };
    const document = documentOf({ Thing }, BOTH);
    const viewed = viewedSchemas(document);
    expect(viewed.Thing).toEqual({ properties: { title: TEXT } });
    expect(viewed.ThingWritable).toEqual(Thing);
    expect(bodySchema(document)).toEqual(schemaRef("ThingWritable"));
  });

  it("marks a write-only property in answers where it is asked to", () => {
    const Thing = { required: ["secret", "title"], properties: { secret: WRITE_ONLY, title: TEXT } };
    const viewed = directionViews(documentOf({ Thing }, BOTH), { writeOnly: "mark" }).components?.schemas;
    expect(viewed?.Thing).toEqual({
      required: ["title"],
      properties: { secret: { [NEVER_RETURNED]: true }, title: TEXT },
    });
    expect(viewed?.ThingWritable).toEqual(Thing);
  });

  it("keeps its one form when it is sent as it is read", () => {
    const Thing = { required: ["title"], properties: { title: TEXT, size: { type: "integer", default: 1 } } };
    const document = documentOf({ Thing }, BOTH);
    expect(viewedSchemas(document)).toEqual({ Thing });
    expect(bodySchema(document)).toEqual(schemaRef("Thing"));
  });

  it("is sent in its writable form and read in its own", () => {
    const document = documentOf({ Thing: { properties: { id: READ_ONLY } } }, BOTH);
    expect(bodySchema(document)).toEqual(schemaRef("ThingWritable"));
    expect(directionViews(document).paths["/thing"]?.get?.responses).toEqual(jsonAnswer(schemaRef("Thing")));
  });

  it("finds another name for its second form when the document has a schema of that name", () => {
    const ThingWritable = { properties: { other: TEXT } };
    const document = documentOf({ Thing: { properties: { id: READ_ONLY } }, ThingWritable }, BOTH);
    const viewed = viewedSchemas(document);
    expect(viewed.ThingWritable).toEqual(ThingWritable);
    expect(viewed.ThingWritable_).toEqual({ properties: { id: NEVER } });
    expect(bodySchema(document)).toEqual(schemaRef("ThingWritable_"));
  });

  it("follows a body and an answer that stand in the components", () => {
    const document = smallDocument({
      paths: {
        "/thing": {
          post: operation({
            requestBody: { $ref: "#/components/requestBodies/Thing" },
            responses: { "200": { $ref: "#/components/responses/Thing" } },
          }),
        },
      },
      components: {
        schemas: { Thing: { properties: { id: READ_ONLY, secret: WRITE_ONLY } } },
        requestBodies: { Thing: { content: jsonContent(schemaRef("Thing")) } },
        responses: { Thing: { description: "Done.", content: jsonContent(schemaRef("Thing")) } },
      },
    });
    const { components } = directionViews(document);
    expect(components?.requestBodies?.Thing).toEqual({ content: jsonContent(schemaRef("ThingWritable")) });
    expect(components?.responses?.Thing).toEqual({ description: "Done.", content: jsonContent(schemaRef("Thing")) });
    expect(Object.keys(components?.schemas ?? {})).toEqual(["Thing", "ThingWritable"]);
  });
});

describe("directionViews: a schema for one direction", () => {
  it("keeps its name when only requests use it", () => {
    const document = documentOf(
      { Thing: { required: ["id"], properties: { id: READ_ONLY } } },
      { sends: schemaRef("Thing") },
    );
    expect(viewedSchemas(document)).toEqual({ Thing: { properties: { id: NEVER } } });
    expect(bodySchema(document)).toEqual(schemaRef("Thing"));
  });

  it("keeps its name, and its read-only properties, when only answers use it", () => {
    const Thing = { required: ["id"], properties: { id: READ_ONLY } };
    const viewed = viewedSchemas(
      documentOf(
        { Thing: { ...Thing, properties: { id: READ_ONLY, secret: WRITE_ONLY } } },
        { answers: schemaRef("Thing") },
      ),
    );
    expect(viewed).toEqual({ Thing });
  });

  it("stays as it is when nothing uses it", () => {
    const Thing = { properties: { id: READ_ONLY, secret: WRITE_ONLY } };
    expect(viewedSchemas(documentOf({ Thing }, {}))).toEqual({ Thing });
  });
});

describe("directionViews: a schema without a name", () => {
  const inline: Schema = {
    required: ["id", "kind", "secret"],
    properties: { id: READ_ONLY, kind: { ...TEXT, default: "plain" }, secret: WRITE_ONLY },
  };

  it("takes its write view where a body holds it", () => {
    expect(bodySchema(documentOf({}, { sends: inline }))).toEqual({
      required: ["secret"],
      properties: { id: NEVER, kind: { ...TEXT, default: "plain" }, secret: WRITE_ONLY },
    });
  });

  it("takes its read view where an answer holds it", () => {
    const answer = directionViews(documentOf({}, { answers: inline })).paths["/thing"]?.get?.responses;
    expect(answer).toEqual(
      jsonAnswer({ required: ["id", "kind"], properties: { id: READ_ONLY, kind: { ...TEXT, default: "plain" } } }),
    );
  });
});

describe("directionViews: inherited and referenced properties", () => {
  it("marks a property whose referenced schema is read-only", () => {
    const schemas = {
      Thing: { properties: { id: schemaRef("Id"), code: { allOf: [schemaRef("Id")] } } },
      Id: READ_ONLY,
    };
    expect(viewedSchemas(documentOf(schemas, BOTH)).ThingWritable).toEqual({ properties: { id: NEVER, code: NEVER } });
  });

  it("drops a read-only property from a required list that stands beside the part that declares it", () => {
    const schemas = {
      Thing: { allOf: [schemaRef("Base"), { required: ["id", "title"], properties: { title: TEXT } }] },
      Base: { properties: { id: READ_ONLY } },
    };
    const viewed = viewedSchemas(documentOf(schemas, BOTH));
    expect(viewed.ThingWritable).toEqual({
      allOf: [schemaRef("BaseWritable"), { required: ["title"], properties: { title: TEXT } }],
    });
  });

  it("makes an inherited property with a default optional where only the heir requires it", () => {
    const schemas = {
      Thing: { allOf: [schemaRef("Base")], required: ["kind", "title"] },
      Base: { properties: { kind: { ...TEXT, default: "plain" }, title: TEXT } },
    };
    const document = documentOf(schemas, BOTH);
    expect(viewedSchemas(document).ThingWritable).toEqual({ allOf: [schemaRef("Base")], required: ["title"] });
    expect(bodySchema(document)).toEqual(schemaRef("ThingWritable"));
  });
});

describe("directionViews: references inside what is sent", () => {
  const Leaf = { properties: { id: READ_ONLY } };

  it.each<[string, Schema, Schema]>([
    ["a property", { properties: { leaf: schemaRef("Leaf") } }, { properties: { leaf: schemaRef("LeafWritable") } }],
    ["a list", { type: "array", items: schemaRef("Leaf") }, { type: "array", items: schemaRef("LeafWritable") }],
    ["a map", { additionalProperties: schemaRef("Leaf") }, { additionalProperties: schemaRef("LeafWritable") }],
    ["allOf", { allOf: [schemaRef("Leaf")] }, { allOf: [schemaRef("LeafWritable")] }],
    ["oneOf", { oneOf: [schemaRef("Leaf"), TEXT] }, { oneOf: [schemaRef("LeafWritable"), TEXT] }],
    ["anyOf", { anyOf: [schemaRef("Leaf")] }, { anyOf: [schemaRef("LeafWritable")] }],
  ])("point at the writable form from %s", (_place, Thing, expected) => {
    const viewed = viewedSchemas(documentOf({ Thing, Leaf }, BOTH));
    expect(viewed.ThingWritable).toEqual(expected);
    expect(viewed.Thing).toEqual(Thing);
  });

  it("point at the writable form over several steps", () => {
    const schemas = { Thing: { items: schemaRef("Middle") }, Middle: { items: schemaRef("Leaf") }, Leaf };
    const viewed = viewedSchemas(documentOf(schemas, BOTH));
    expect(viewed.ThingWritable).toEqual({ items: schemaRef("MiddleWritable") });
    expect(viewed.MiddleWritable).toEqual({ items: schemaRef("LeafWritable") });
  });

  it("point at the writable form from a list without a name", () => {
    const document = documentOf(
      { Leaf },
      { sends: { type: "array", items: schemaRef("Leaf") }, answers: schemaRef("Leaf") },
    );
    expect(bodySchema(document)).toEqual({ type: "array", items: schemaRef("LeafWritable") });
  });

  it("point at the writable forms from a discriminator's mapping, by path and by bare name", () => {
    const Thing = {
      oneOf: [schemaRef("Leaf"), schemaRef("Plain")],
      discriminator: {
        propertyName: "kind",
        mapping: { leaf: "#/components/schemas/Leaf", bare: "Leaf", plain: "#/components/schemas/Plain" },
      },
    };
    const viewed = viewedSchemas(documentOf({ Thing, Leaf, Plain: { properties: { kind: TEXT } } }, BOTH));
    expect(viewed.ThingWritable?.discriminator?.mapping).toEqual({
      leaf: "#/components/schemas/LeafWritable",
      bare: "#/components/schemas/LeafWritable",
      plain: "#/components/schemas/Plain",
    });
    expect(viewed.Thing).toEqual(Thing);
  });

  it("keep the discriminator's value that was their schema's name", () => {
    const Thing = { oneOf: [schemaRef("Leaf"), schemaRef("Plain")], discriminator: { propertyName: "kind" } };
    const viewed = viewedSchemas(documentOf({ Thing, Leaf, Plain: { properties: { kind: TEXT } } }, BOTH));
    expect(viewed.ThingWritable).toEqual({
      oneOf: [schemaRef("LeafWritable"), schemaRef("Plain")],
      discriminator: { propertyName: "kind", mapping: { Leaf: "#/components/schemas/LeafWritable" } },
    });
    expect(viewed.Thing).toEqual(Thing);
  });

  it("end where a schema refers to itself", () => {
    const Thing = { properties: { id: READ_ONLY, children: { type: "array", items: schemaRef("Thing") } } };
    expect(viewedSchemas(documentOf({ Thing }, BOTH)).ThingWritable).toEqual({
      properties: { id: NEVER, children: { type: "array", items: schemaRef("ThingWritable") } },
    });
  });

  it("end where schemas refer to each other", () => {
    const schemas = {
      Thing: { properties: { other: schemaRef("Other") } },
      Other: { properties: { id: READ_ONLY, thing: schemaRef("Thing") } },
    };
    const viewed = viewedSchemas(documentOf(schemas, BOTH));
    expect(viewed.ThingWritable).toEqual({ properties: { other: schemaRef("OtherWritable") } });
    expect(viewed.OtherWritable).toEqual({ properties: { id: NEVER, thing: schemaRef("ThingWritable") } });
  });
});

describe("directionViews", () => {
  it("leaves the document it is given as it is", () => {
    const document = documentOf(
      { Thing: { required: ["id"], properties: { id: READ_ONLY, secret: WRITE_ONLY } } },
      BOTH,
    );
    const before = structuredClone(document);
    directionViews(document);
    expect(document).toEqual(before);
  });

  it("makes no reference that leads nowhere", () => {
    const schemas = {
      Thing: { properties: { id: READ_ONLY, other: schemaRef("Other") } },
      Other: { properties: { secret: WRITE_ONLY } },
    };
    const viewed = directionViews(documentOf(schemas, BOTH));
    const all = Object.values(viewed.components?.schemas ?? {});
    expect([...reachableSchemas(viewed, all)].sort()).toEqual(["Other", "OtherWritable"]);
  });

  it("does without components, bodies and answers with content", () => {
    const document = {
      openapi: "3.0.3",
      info: { title: "Small", version: "1" },
      paths: { "/a": { get: operation() as Operation } },
    };
    expect(directionViews(document)).toEqual({ ...document, components: { schemas: {} } });
  });
});
