import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { resolveReference } from "../../document/reference.js";

/** What a schema of a plain value says when everything that it refers to is read into it: the stricter bound counts. */
export function mergePlain(document: OpenApiDocument, schema: Schema, seen: readonly Schema[] = []): Schema {
  const resolved = resolveReference<Schema>(document, schema);
  if (seen.includes(resolved)) return {};
  const { allOf = [], ...own } = resolved;
  // What stands beside a reference is no part of it, but an example there is one all the same.
  const beside = schema.$ref === undefined || schema.example === undefined ? {} : { example: schema.example };
  const parts = allOf.map((part) => mergePlain(document, part, [...seen, resolved]));
  return { ...joinPlain(parts.reduce(joinPlain, {}), own), ...beside };
}

const STRICTER: Readonly<Record<string, (left: number, right: number) => number>> = {
  minimum: Math.max,
  minLength: Math.max,
  minItems: Math.max,
  maximum: Math.min,
  maxLength: Math.min,
  maxItems: Math.min,
};

function joinPlain(earlier: Schema, later: Schema): Schema {
  const joined: Schema = { ...earlier, ...later };
  for (const [keyword, stricter] of Object.entries(STRICTER)) {
    const [left, right] = [earlier[keyword], later[keyword]];
    if (typeof left === "number" && typeof right === "number") joined[keyword] = stricter(left, right);
  }
  if (earlier.enum && later.enum) joined.enum = later.enum.filter((value) => earlier.enum?.includes(value));
  return joined;
}
