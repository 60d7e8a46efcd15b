import { isObject } from "../../document/json.js";
import type { Schema } from "../../document/openapi.js";
import { pointerKeys } from "../../document/reference.js";
import { CONSTRAINTS, type PrepareChild, prepareKeywords } from "./prepare-keywords.js";
import type { Place, SourceDocument } from "./source-document.js";

/** On a schema in whose place a reference stood that leads nowhere: any value will do, and this is what was written. */
export const BROKEN_REFERENCE = "x-broken-reference";

/** Keywords that say something about a schema and nothing about its values: they count beside a `$ref`, too. */
const ANNOTATION = /^(title|description|example|examples|deprecated|readOnly|writeOnly|default|externalDocs|xml|x-.*)$/;

/** Writes any schema in the plain form of a prepared document. */
export function prepareSchema(source: SourceDocument, node: unknown, place: Place): Schema {
  return prepare(source, node, place, []);
}

function prepare(source: SourceDocument, node: unknown, place: Place, inlining: readonly string[]): Schema {
  if (node === true || node === undefined) return {};
  if (node === false) return { [CONSTRAINTS]: "false" };
  if (!isObject(node)) {
    source.report(place, `expected a schema, found ${JSON.stringify(node)?.slice(0, 40)}`);
    return {};
  }
  const child: PrepareChild = (value, ...keys) => prepare(source, value, [...place, ...keys], inlining);
  if (typeof node.$ref !== "string") return withoutWrapper(prepareKeywords(source, node, place, child));

  const { $ref: reference, ...siblings } = node;
  const annotations = Object.fromEntries(Object.entries(siblings).filter(([key]) => ANNOTATION.test(key)));
  const target = prepareReference(source, reference as string, place, inlining);
  const assertions = Object.fromEntries(Object.entries(siblings).filter(([key]) => !ANNOTATION.test(key)));
  if (!source.isModern || Object.keys(assertions).length === 0) return { ...target, ...annotations };
  // `type: [object, "null"]` beside a reference can't make it nullable: both must hold.
  return { allOf: [target, prepareKeywords(source, assertions, place, child)], ...annotations };
}

/** `allOf: [X]`, with words at most beside it, is X: it is how OpenAPI 3.0 writes a reference that has a description. */
function withoutWrapper(schema: Schema): Schema {
  const { allOf: [part, ...others] = [], type, ...rest } = schema;
  const isWrapper = part?.$ref !== undefined && others.length === 0 && (type === undefined || type === "object");
  if (!isWrapper || !Object.keys(rest).every((key) => ANNOTATION.test(key))) return schema;
  return { ...part, ...rest };
}

function prepareReference(
  source: SourceDocument,
  reference: string,
  place: Place,
  inlining: readonly string[],
): Schema {
  const target = source.lookUp(reference);
  if (target === undefined || inlining.includes(reference)) {
    source.report(place, `the reference "${reference}" leads nowhere`, reference);
    return { [BROKEN_REFERENCE]: reference };
  }
  const [section, kind, , ...rest] = pointerKeys(reference);
  if (section === "components" && kind === "schemas" && rest.length === 0) return { $ref: reference };
  // Into the middle of something: a copy, since what it points at may not stay where it is.
  return prepare(source, target, place, [...inlining, reference]);
}
