import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FactoryWorkshop } from "../../../packages/testing/src/factories/factory-set.js";
import type { SchemaFactory } from "../../../packages/testing/src/factories/schema-factory.js";
import { bundleDocument } from "../../document/bundle-document.js";
import { directionViews } from "../../document/direction-views.js";
import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { fromRoot } from "../../files.js";
import { createSchemaValidator } from "../../testing/schema-validator.js";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "../../testing/small-document.js";
import { writeBlueprints } from "./blueprint-writer.js";

const SEEDS = 50;

function factoriesOf(document: OpenApiDocument, seed = 1): Readonly<Record<string, SchemaFactory>> {
  const blueprints = writeBlueprints(directionViews(document));
  const names = Object.fromEntries(Object.keys(blueprints).map((name) => [name, name]));
  return new FactoryWorkshop(blueprints, names).createSet(seed).factories;
}

/** Builds every schema with many seeds, and checks each value; answers those of the first seed. */
function buildValid(document: OpenApiDocument): Record<string, unknown> {
  const validate = createSchemaValidator(document);
  for (let seed = 1; seed <= SEEDS; seed++) {
    for (const [name, factory] of Object.entries(factoriesOf(document, seed))) {
      const value = factory.build();
      expect({ name, value, mistakes: validate(name, value) }).toEqual({ name, value, mistakes: [] });
    }
  }
  return Object.fromEntries(Object.entries(factoriesOf(document)).map(([name, factory]) => [name, factory.build()]));
}

const buildSchemas = (schemas: Record<string, Schema>) => buildValid(smallDocument({ schemas }));
const object = (properties: Record<string, Schema>, required: string[] = Object.keys(properties)): Schema => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
});
const text: Schema = { type: "string" };
const list = (items: Schema): Schema => ({ type: "array", items });

describe("schemas that hold themselves", () => {
  it("end where they may: a tree has leaves, a chain has an end", () => {
    const built = buildSchemas({
      Tree: object({ name: text, children: list(schemaRef("Tree")) }),
      Chain: object({ name: text, next: schemaRef("Chain") }, ["name"]),
    });
    expect(built).toMatchObject({ Tree: { children: [] }, Chain: { name: expect.any(String) } });
    expect(built.Chain).not.toHaveProperty("next");
  });

  it("end when they hold one another", () => {
    const built = buildSchemas({
      Order: object({ id: text, customer: schemaRef("Customer") }),
      Customer: object({ name: text, orders: list(schemaRef("Order")), best: schemaRef("Order") }, ["name", "orders"]),
    });
    expect(built).toMatchObject({ Order: { customer: { orders: [] } }, Customer: { orders: [{}, {}] } });
  });

  it("end by the shortest form where a form is required", () => {
    const binary = object({ left: schemaRef("Expression"), right: schemaRef("Expression") });
    const names = ["Sum", "Product", "Difference", "Quotient", "Power", "Minimum", "Maximum", "Remainder"];
    const built = buildSchemas({
      ...Object.fromEntries(
        names.map((name) => [name, { ...binary, properties: { ...binary.properties, [name]: text } }]),
      ),
      Literal: object({ value: { type: "integer" } }),
      Expression: { anyOf: [...names, "Literal"].map(schemaRef) },
    });
    expect(built.Expression).toMatchObject({
      left: { value: expect.any(Number) },
      right: { value: expect.any(Number) },
    });
  });

  it("don't grow beyond measure where everything holds everything", () => {
    const names = Array.from({ length: 20 }, (_, index) => `Schema${index}`);
    const properties = Object.fromEntries(names.map((name) => [name, schemaRef(name)]));
    const document = smallDocument({
      schemas: Object.fromEntries(names.map((name) => [name, object(properties, [])])),
    });
    expect(JSON.stringify(factoriesOf(document).Schema0?.build()).length).toBeLessThan(20_000);
  });

  it("say so when they require themselves without end", () => {
    const factory = factoriesOf(smallDocument({ schemas: { Loop: object({ loop: schemaRef("Loop") }) } })).Loop;
    expect(() => factory?.build()).toThrow("The schema Loop requires itself without end");
  });

  it("are completed as deep as the overrides go", () => {
    const document = smallDocument({ schemas: { Tree: object({ name: text, children: list(schemaRef("Tree")) }) } });
    const tree = factoriesOf(document).Tree?.build({ children: [{ children: [{}, {}] }] });
    const leaf = { name: expect.any(String), children: [] };
    expect(tree).toEqual({ ...leaf, children: [{ ...leaf, children: [leaf, leaf] }] });
  });
});

describe("schemas with several forms", () => {
  const circle = object({ kind: text, radius: { type: "number" } });
  const square = object({ kind: text, side: { type: "number" } });
  const shapes = {
    Circle: circle,
    Square: square,
    Shape: {
      oneOf: [schemaRef("Circle"), schemaRef("Square")],
      discriminator: { propertyName: "kind", mapping: { round: "#/components/schemas/Circle" } },
    },
  };

  it("have the value of the discriminator that the form has, in the union and outside", () => {
    expect(buildSchemas(shapes)).toMatchObject({
      Circle: { kind: "round" },
      Square: { kind: "Square" },
      Shape: { kind: "round", radius: expect.any(Number) },
    });
  });

  it("have a trait for each value of the discriminator", () => {
    const { Shape } = factoriesOf(smallDocument({ schemas: shapes })) as Record<string, unknown> as {
      Shape: Record<"round" | "square", () => SchemaFactory>;
    };
    expect(Shape.square().build()).toMatchObject({ kind: "Square", side: expect.any(Number) });
    expect(Shape.round().build()).toMatchObject({ kind: "round", radius: expect.any(Number) });
  });

  it("take the form that the overrides are of", () => {
    const { Shape } = factoriesOf(smallDocument({ schemas: shapes }));
    expect(Shape?.build({ side: 3 })).toEqual({ kind: "Square", side: 3 });
    expect(Shape?.build({ kind: "Square" })).toMatchObject({ kind: "Square", side: expect.any(Number) });
  });

  it("are built in turn in a list", () => {
    const built = buildSchemas({
      ...shapes,
      Drawing: object({ shapes: { ...list(schemaRef("Shape")), minItems: 3 } }),
    });
    expect(built.Drawing).toMatchObject({ shapes: [{ kind: "round" }, { kind: "Square" }, { kind: "round" }] });
  });

  it("fit one form only, though another one is not told apart by a value", () => {
    buildSchemas({
      Cat: object({ name: text, lives: { type: "integer" } }, ["name"]),
      Dog: object({ name: text, tricks: text, lives: { type: "integer" } }, ["name", "lives"]),
      Pet: { oneOf: [schemaRef("Cat"), schemaRef("Dog")] },
      Contact: {
        ...object({ email: text, phone: text }, []),
        oneOf: [{ required: ["email"] }, { required: ["phone"] }],
      },
      Size: { oneOf: [{ type: "integer" }, { type: "number" }] },
      Mode: { oneOf: [{ type: "string", enum: ["auto"] }, { type: "string" }] },
      Value: { oneOf: [{ type: "boolean" }, { type: "integer" }, text, list(text)] },
    });
  });

  it("keep what all forms have", () => {
    const built = buildSchemas({
      Base: object({ id: text }),
      Event: {
        allOf: [schemaRef("Base"), { anyOf: [object({ a: text }), object({ b: text })] }],
        required: ["at"],
        properties: { at: text },
      },
      Change: { allOf: [schemaRef("Event"), object({ by: text })] },
    });
    expect(built.Change).toEqual({
      id: expect.any(String),
      a: expect.any(String),
      at: expect.any(String),
      by: expect.any(String),
    });
  });
});

describe("objects", () => {
  it("have everything of their parts, bounds of several parts together", () => {
    const built = buildSchemas({
      Short: object({ name: { type: "string", maxLength: 6 } }, []),
      Long: object({ name: { type: "string", minLength: 5 }, size: { type: "integer", minimum: 3 } }, []),
      Both: {
        allOf: [schemaRef("Short"), schemaRef("Long"), { required: ["size"], properties: { size: { maximum: 4 } } }],
      },
      Same: { allOf: [schemaRef("Both")] },
      Alias: schemaRef("Both"),
    });
    expect(Object.keys(built.Both as object)).toEqual(["name", "size"]);
    expect(Object.keys(built.Alias as object)).toEqual(["name", "size"]);
  });

  it("have entries where they are maps, as many as it takes", () => {
    const built = buildSchemas({
      Counts: { type: "object", additionalProperties: { type: "integer" } },
      Many: { type: "object", additionalProperties: text, minProperties: 3 },
      Anything: { type: "object" },
      Open: { type: "object", minProperties: 2 },
      Some: { ...object({ id: text }), minProperties: 1 },
      Mixed: { ...object({ id: text }), additionalProperties: { type: "boolean" } },
    });
    expect(Object.keys(built.Counts as object)).toHaveLength(1);
    expect(built.Anything).toEqual({});
    expect(Object.keys(built.Mixed as object)).toEqual(["id", "entry1"]);
    expect(Object.keys(built.Some as object)).toEqual(["id"]);
  });

  it("have no property that must not be sent, or is never returned", () => {
    const Thing = object({ id: { ...text, readOnly: true }, name: text, secret: { ...text, writeOnly: true } });
    const body = { required: true, content: jsonContent(schemaRef("Thing")) };
    const paths = { "/things": { post: operation({ requestBody: body, responses: jsonAnswer(schemaRef("Thing")) }) } };
    const built = buildValid(smallDocument({ schemas: { Thing }, paths }));
    expect(Object.keys(built.Thing as object)).toEqual(["id", "name"]);
    expect(Object.keys(built.ThingWritable as object)).toEqual(["name", "secret"]);
  });

  it("may have any names", () => {
    const names = ["constructor", "toString", "hasOwnProperty", "2nd", "a b", "*/", "$ref-like", "length"];
    const built = buildSchemas({
      Odd: object(Object.fromEntries(names.map((name) => [name, text]))),
      "Odd.Name-v1": text,
    });
    expect(Object.keys(built.Odd as object)).toEqual(names);
  });
});

describe("plain values", () => {
  it("follow enums, defaults and examples", () => {
    const built = buildSchemas({
      Color: { type: "string", enum: ["red", "green", "blue"], default: "green" },
      Level: { type: "integer", enum: [3, 1, 2], example: 1 },
      Maybe: { type: "string", enum: [null, "x"] as string[], nullable: true },
      Flag: { type: "boolean", example: false },
      Free: {},
      Code: { type: "string", example: "AB-12345" },
    });
    expect(built).toMatchObject({
      Color: "green",
      Level: 1,
      Maybe: "x",
      Flag: false,
      Code: expect.stringMatching(/^AB-\d{5}$/),
    });
  });

  it("of lists are different where they have to be", () => {
    const built = buildSchemas({
      Colors: { type: "array", uniqueItems: true, items: { type: "string", enum: ["red", "green"] }, minItems: 2 },
      Words: { type: "array", uniqueItems: true, items: text, minItems: 8 },
      Few: { type: "array", items: text, maxItems: 1 },
      None: { type: "array", items: {}, maxItems: 0 },
    });
    expect(built.Words).toHaveLength(8);
  });

  it("keep to hints in the overlay", () => {
    const Thing = object({ source: { type: "string", "x-sdk-factory": { values: ["a", "b"] } } });
    const values = Array.from({ length: 20 }, (_, seed) =>
      factoriesOf(smallDocument({ schemas: { Thing } }), seed).Thing?.build(),
    );
    expect(new Set(values.map((value) => (value as { source: string }).source))).toEqual(new Set(["a", "b"]));
  });
});

it("writes the blueprints of an API that stumbles over everything", () => {
  const base = { name: "weird-api.yaml", text: readFileSync(fromRoot("scripts/testing/weird-api.yaml"), "utf8") };
  const overlay = {
    name: "empty.yaml",
    text: "overlay: 1.0.0\nactions:\n  - target: $.info\n    update: { x-a: 1 }\n",
  };
  buildValid(bundleDocument(base, overlay));
});

describe("what is wrong with a hint", () => {
  const write =
    (hints: unknown, more: Schema = {}) =>
    () =>
      writeBlueprints(
        smallDocument({ schemas: { Thing: { ...object({ a: text }), ...more, "x-sdk-factory": hints } } }),
      );

  it("is said with the schema", () => {
    expect(write({ aspects: ["perzon"] })).toThrow(/no aspect "perzon"; there are .*person.* \(in the schema Thing\)/);
    expect(write({ traits: ["host"] })).toThrow(/expected \{ aspects: \[name, ...\], values: \[value, ...\] \}/);
    expect(write("person")).toThrow(/received "person"/);
  });

  it("a pattern that nothing is known of asks for an example", () => {
    const Thing = object({ code: { type: "string", pattern: "^(?=a)a$" } });
    expect(() => writeBlueprints(smallDocument({ schemas: { Thing } }))).toThrow(/give the schema an example/);
    const code = { type: "string", pattern: "^(?=a)a$", example: "a" };
    expect(buildSchemas({ Thing: object({ code }) })).toEqual({ Thing: { code: "a" } });
  });
});
