import { expect, it } from "vitest";
import { smallDocument } from "../testing/small-document.js";
import { generateSchemaTypes } from "./generate-schema-types.js";

it("gives every schema a named type, which `components` refers to", async () => {
  const schemas = {
    Person: { allOf: [{ $ref: "#/components/schemas/Name" }, { $ref: "#/components/schemas/Dated.Thing" }] },
    Name: { type: "object", description: "What one is called.", properties: { name: { type: "string" } } },
    "Dated.Thing": { type: "object", properties: { paths: { $ref: "#/components/schemas/paths" } } },
    paths: { type: "string" },
  };
  const { text } = await generateSchemaTypes(smallDocument({ schemas }));
  expect(text).toContain('type Person = components["schemas"]["Name"] & components["schemas"]["Dated.Thing"];');
  expect(text).toContain("        Person: Person;");
  expect(text).toContain("        /** @description What one is called. */\n        Name: Name;");
  expect(text).toContain('        "Dated.Thing": DatedThing;');
  expect(text).toContain("        paths: paths2;");
  expect(text).toContain("type paths2 = string;");
});

it("leaves the types alone that the text uses itself", async () => {
  const schemas = { Record: { type: "string" }, Map: { type: "object" } };
  const { text } = await generateSchemaTypes(smallDocument({ schemas }));
  expect(text).toContain("        Record: string;");
  expect(text).not.toContain("type Record =");
  expect(text).toContain("type Map = Record<string, never>;");
});
