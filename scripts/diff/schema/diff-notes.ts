import type { Schema } from "../../document/openapi.js";
import { BROKEN_REFERENCE } from "../prepare/prepare-schema.js";
import type { Kind } from "../rules.js";
import { stableText } from "../stable-text.js";
import { diffBounds } from "./bounds.js";
import type { Found } from "./found.js";

/** What is said about a schema, by the kind of change that it is when it differs. */
const NOTES: readonly [Kind, RegExp, string][] = [
  ["documentation-changed", /^(title|description|example|examples|externalDocs|xml)$/, "the documentation"],
  ["default-changed", /^default$/, "the default"],
  ["extension-changed", /^x-(?!constraints$)/, "an extension"],
];

/** A schema, or anything else that has documentation. */
interface Noted {
  readonly allOf?: readonly Schema[];
  readonly [key: string]: unknown;
}

/** Compares what two schemas say beside their types, parts of `allOf` that are written in place included. */
export function diffNotes(before: Noted, after: Noted, path: string): Found[] {
  const found: Found[] = [];
  for (const [kind, keys, what] of NOTES) {
    const [was, is] = [notesOf(before, keys), notesOf(after, keys)];
    if (was.join() === is.join()) continue;
    const changed = [...new Set([...was, ...is].filter((note) => !was.includes(note) || !is.includes(note)))];
    const names = [...new Set(changed.map((note) => note.slice(0, note.indexOf(":"))))].join(", ");
    found.push({ kind, path, message: `${what} changed (${names})` });
  }
  found.push(...diffBounds(partsInPlace(before), partsInPlace(after), path));
  const [was, is] = [isDeprecated(before), isDeprecated(after)];
  if (was !== is) {
    const kind = is ? "deprecated-added" : "deprecated-removed";
    found.push({ kind, path, message: is ? "is deprecated now" : "is no longer deprecated" });
  }
  return found;
}

function notesOf(schema: Noted, keys: RegExp): string[] {
  const own = Object.keys(schema).filter((key) => keys.test(key) && key !== BROKEN_REFERENCE);
  return [
    ...own.map((key) => `${key}:${stableText(schema[key])}`),
    ...inlineParts(schema).flatMap((part) => notesOf(part, keys)),
  ].sort();
}

function isDeprecated(schema: Noted): boolean {
  return schema.deprecated === true || inlineParts(schema).some(isDeprecated);
}

/** A schema and the parts of its `allOf` that are written in place: all must hold. */
function partsInPlace(schema: Noted): Noted[] {
  return [schema, ...inlineParts(schema).flatMap(partsInPlace)];
}

function inlineParts({ allOf = [] }: Noted): Schema[] {
  return allOf.filter(({ $ref }) => $ref === undefined);
}
