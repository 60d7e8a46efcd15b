import { expect, it } from "vitest";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import type { Schema } from "./openapi.js";
import { writeOnlyNames } from "./write-only-names.js";

const TEXT: Schema = { type: "string" };
const SECRET: Schema = { type: "string", writeOnly: true };

function namesOf(schemas: Record<string, Schema>): string[] {
  const requestBody = { content: jsonContent(schemaRef("Sent")) };
  const paths = { "/thing": { post: operation({ requestBody, responses: jsonAnswer(schemaRef("Returned")) }) } };
  return writeOnlyNames(smallDocument({ schemas, paths }));
}

it("finds what is only ever sent, however deep it stands, once and in order", () => {
  const Sent = {
    properties: { inner: schemaRef("Inner"), list: { type: "array", items: { properties: { token: SECRET } } } },
  };
  const Inner = { properties: { token: SECRET, key: { allOf: [schemaRef("Secret")] }, title: TEXT } };
  expect(namesOf({ Sent, Inner, Secret: SECRET, Returned: { properties: { title: TEXT } } })).toEqual(["key", "token"]);
});

it("leaves out what an answer has under the same name", () => {
  const Sent = { properties: { token: SECRET, key: SECRET } };
  expect(namesOf({ Sent, Returned: { properties: { token: TEXT, key: SECRET } } })).toEqual(["key"]);
});

it("passes over schemas that no operation uses", () => {
  const Unused = { properties: { key: TEXT, token: SECRET } };
  expect(namesOf({ Sent: { properties: { key: SECRET } }, Returned: {}, Unused })).toEqual(["key"]);
});
