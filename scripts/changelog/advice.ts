import type { Change } from "../diff/diff.js";

/** What someone who uses the packages changes in their code, by kind of change. */
const ADVICE: Readonly<Record<string, string>> = {
  "operation-removed": "take out the call; there is nothing in its place",
  "operation-id-changed": "look it up under its new operationId (`operationTable`, `operations[...]`)",
  "path-changed": "calls of the method stay as they are; correct what names the path (`rcw.api`, `paths[...]`, mocks)",
  "http-method-changed": "calls of the method stay as they are; correct what names the HTTP method (`rcw.api`, mocks)",
  "sdk-method-renamed": "call it by its new name",
  "sdk-service-renamed": "call it on its new service",
  "paging-removed": "a call answers with everything at once: loop over the records, not over the call",
  "property-renamed": "use the new name",
  "parameter-removed": "stop passing it",
  "parameter-renamed": "pass it under its new name",
  "parameter-moved": "pass it as before; correct what builds the request itself",
  "body-removed": "stop passing `body`",
  "required-body-added": "pass a `body`",
  "body-became-required": "always pass a `body`",
  "media-type-removed": "stop using that media type",
  "preferred-media-type-changed": "the body is of another kind: pass or read the new one",
  "success-status-removed": "stop expecting that answer",
  "success-status-added": "handle the further answer",
  "enum-value-removed": "take that value out",
  "enum-closed": "use the listed values only",
  "enum-opened": "expect any text, not just the listed values",
  "variant-removed": "take out what handles or makes that form",
  "undiscriminated-variant-added": "handle the further form where you tell the forms apart",
  "demanding-sent-type-split": "give what you send its new type",
  "sent-type-joined": "give what you send the schema's own type",
  "exports-removed": "stop importing what is gone; where a schema took its place, import that",
  "values-reordered": "go by the values, not by their places in the list",
  "webhook-removed": "stop waiting for it",
  "discriminator-changed": "look at the new property, or for the new value, where you tell the forms apart",
  "type-changed": "use the new type",
  "type-opened": "check what the value is before you use it",
  "type-narrowed": "pass the narrower type",
  "binary-format-changed": "pass and read a file where it was text, or the other way round",
  "index-signature-removed": "name the properties that you use; others aren't typed any more",
  "schema-removed": "stop importing the type",
  "schema-renamed": "import the type under its new name; the old one stays until the next major version",
  "write-only-added": "stop reading it: it is only sent",
  "read-only-added": "stop sending it: the service sets it",
  "required-read-only-removed": "send it: it is required now",
};

/** Kinds for which it matters whether the app sends or reads. */
const ADVICE_BY_DIRECTION: Readonly<Record<string, { readonly request: string; readonly response: string }>> = {
  "property-removed": { request: "stop sending it", response: "stop reading it" },
  "required-property-added": { request: "send it", response: "add it to hand-built data" },
  "defaulted-property-added": { request: "send it, unless the default will do", response: "add it to hand-built data" },
  "property-became-required": { request: "always send it", response: "add it to hand-built data" },
  "defaulted-property-became-required": {
    request: "send it, unless the default will do",
    response: "add it to hand-built data",
  },
  "property-became-optional": { request: "you may leave it out", response: "expect that it is missing" },
  "required-parameter-added": { request: "pass it", response: "pass it" },
  "parameter-became-optional": { request: "you may leave it out", response: "you may leave it out" },
  "parameter-became-required": { request: "always pass it", response: "always pass it" },
  "null-removed": { request: "don't send null any more", response: "it is never null any more" },
  "null-added": { request: "you may send null", response: "expect null" },
};

/** What to change in the code that uses the packages because of a change; undefined for nothing. */
export function adviceFor({ kind, direction }: Pick<Change, "kind" | "direction">): string | undefined {
  const both = ADVICE_BY_DIRECTION[kind];
  if (both === undefined) return ADVICE[kind];
  if (direction !== "both") return both[direction];
  return both.request === both.response ? both.request : `${both.request}, and ${both.response}`;
}
