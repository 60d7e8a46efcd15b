import { describe, expect, it } from "vitest";
import { smallDocument } from "../testing/small-document.js";
import { isNothing, withSentForms } from "./sent-forms.js";

describe("withSentForms", () => {
  it("puts what a request has to fit as well among the schema's own keywords", () => {
    const Thing = {
      allOf: [{ $ref: "#/components/schemas/Base" }],
      properties: { a: { type: "string" } },
      "x-sdk-sent": { properties: { b: { type: "integer" } }, oneOf: [{ required: ["a"] }, { required: ["b"] }] },
    };
    const { components } = withSentForms(smallDocument({ schemas: { Thing, Base: { type: "object" } } }));
    expect(components?.schemas).toEqual({
      Base: { type: "object" },
      Thing: {
        allOf: [{ $ref: "#/components/schemas/Base" }],
        properties: { a: { type: "string" }, b: { type: "integer" } },
        oneOf: [{ required: ["a"] }, { required: ["b"] }],
      },
    });
    expect(Thing).toHaveProperty("x-sdk-sent");
  });
});

describe("isNothing", () => {
  it("is true for `not` anything only", () => {
    expect(isNothing({ not: {} })).toBe(true);
    expect(isNothing({ not: { type: "string" } })).toBe(false);
    expect(isNothing({})).toBe(false);
  });
});
