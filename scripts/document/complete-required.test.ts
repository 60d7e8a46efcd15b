import { expect, it } from "vitest";
import { schemaRef, smallDocument } from "../testing/small-document.js";
import { completeRequired } from "./complete-required.js";

const NAMED = { allOf: [{ type: "object", properties: { name: { type: "string" } } }] };

it("says what a property is where a part of an allOf, or the whole, requires what another part declares", () => {
  const document = smallDocument({
    schemas: {
      Named: NAMED,
      ByPart: { allOf: [schemaRef("Named"), { required: ["name"] }] },
      ByWhole: { allOf: [schemaRef("Named")], required: ["name", "unheardOf"] },
    },
  });
  expect(completeRequired(document).components?.schemas).toEqual({
    Named: NAMED,
    ByPart: { allOf: [schemaRef("Named"), { required: ["name"], properties: { name: { type: "string" } } }] },
    ByWhole: {
      allOf: [schemaRef("Named")],
      required: ["name", "unheardOf"],
      properties: { name: { type: "string" } },
    },
  });
});

it("leaves alone what declares its own", () => {
  const own = {
    allOf: [schemaRef("Named"), { required: ["name"], properties: { name: { type: "string", maxLength: 9 } } }],
  };
  const document = smallDocument({ schemas: { Named: NAMED, Own: own } });
  expect(completeRequired(document)).toEqual(document);
});
