import type { Parameter } from "../../document/openapi.js";
import type { Change } from "../diff.js";
import { diffNotes } from "../schema/diff-notes.js";
import type { OneWay } from "../schema/found.js";
import { pairRenames } from "../schema/pair-renames.js";
import type { SchemaDiffer } from "../schema/schema-differ.js";
import { change, placeChanges } from "./place-changes.js";

interface Spot {
  readonly subject: "operation";
  readonly name: string;
}

/** Compares parameters, each known by its place (`in`) and its name; their order means nothing. */
export function diffParameters(
  differ: SchemaDiffer,
  spot: Spot,
  before: readonly Parameter[],
  after: readonly Parameter[],
): Change[] {
  const [old, next] = [before, after].map((list) => new Map(list.map((parameter) => [keyOf(parameter), parameter])));
  if (old === undefined || next === undefined) return [];
  const removed = [...old].filter(([key]) => !next.has(key));
  const added = [...next].filter(([key]) => !old.has(key));
  const renames = new Map<string, string>();
  for (const place of ["path", "query", "header", "cookie"]) {
    const inPlace = (list: typeof removed) =>
      list.filter(([, parameter]) => parameter.in === place).map(([, it]) => [it.name, it] as const);
    const isSame = (was: Parameter, is: Parameter) => differ.isEquivalent(was.schema ?? {}, is.schema ?? {});
    for (const [was, is] of pairRenames(inPlace(removed), inPlace(added), isSame)) {
      renames.set(`${place} ${was}`, `${place} ${is}`);
    }
  }
  const moves = findMoves(removed, added, renames);
  const told = new Set([...renames.values(), ...moves.values()]);
  return [
    ...removed.map(([key, parameter]) => describeRemoved(spot, parameter, next, renames.get(key), moves.get(key))),
    ...added.filter(([key]) => !told.has(key)).map(([, parameter]) => describeAdded(spot, parameter)),
    ...[...old].flatMap(([key, parameter]) => {
      const same = next.get(key);
      return same ? diffParameter(differ, spot, parameter, same) : [];
    }),
  ];
}

function keyOf({ in: place, name }: Parameter): string {
  return `${place} ${name}`;
}

/** A parameter that is gone from one place and new, by the same name, in another. */
function findMoves(
  removed: readonly (readonly [string, Parameter])[],
  added: readonly (readonly [string, Parameter])[],
  renames: ReadonlyMap<string, string>,
): Map<string, string> {
  const renamed = new Set(renames.values());
  const moves = new Map<string, string>();
  for (const [key, { name }] of removed) {
    const match = added.find(([newKey, it]) => it.name === name && !renamed.has(newKey));
    if (match && !renames.has(key)) moves.set(key, match[0]);
  }
  return moves;
}

function describeRemoved(
  { subject, name }: Spot,
  parameter: Parameter,
  next: ReadonlyMap<string, Parameter>,
  renamedTo: string | undefined,
  movedTo: string | undefined,
): Change {
  const spot = { subject, name, part: partOf(parameter) };
  const [renamed, moved] = [renamedTo, movedTo].map((key) => next.get(key ?? ""));
  if (renamed) {
    const note = renamed.name.toLowerCase() === parameter.name.toLowerCase() ? " (only the case differs)" : "";
    const message = `\`${parameter.name}\` is called \`${renamed.name}\` now${note}`;
    return change("parameter-renamed", spot, message, "request");
  }
  if (moved) {
    return change("parameter-moved", spot, `was in the ${parameter.in}, is in the ${moved.in}`, "request");
  }
  return change("parameter-removed", spot, "is gone", "request");
}

function describeAdded({ subject, name }: Spot, parameter: Parameter): Change {
  const spot = { subject, name, part: partOf(parameter) };
  return parameter.required
    ? change("required-parameter-added", spot, "is new and required", "request")
    : change("parameter-added", spot, "is new", "request");
}

function partOf({ in: place, name }: Parameter): string {
  return `parameter ${place} ${name}`;
}

function diffParameter(differ: SchemaDiffer, { subject, name }: Spot, before: Parameter, after: Parameter): Change[] {
  const spot = { subject, name, part: partOf(before) };
  const changes: Change[] = [];
  if (!before.required && after.required) {
    changes.push(change("parameter-became-required", spot, "is required now", "request"));
  }
  if (before.required && !after.required) {
    changes.push(change("parameter-became-optional", spot, "is optional now", "request"));
  }
  if (styleOf(before) !== styleOf(after)) {
    const message = `is written into the request as ${styleOf(after)} now, before: ${styleOf(before)}`;
    changes.push(change("style-changed", spot, message, "request"));
  }
  const { schema: old = {}, ...notes } = before;
  const { schema: next = {}, ...newNotes } = after;
  const found = [...diffNotes(notes, newNotes, ""), ...differ.diff(old, next, "request")];
  return [...changes, ...placeChanges(spot, new Map<OneWay, typeof found>([["request", found]]))];
}

/** With the defaults of OpenAPI, so that a default that is written down is no change. */
function styleOf({ in: place, style, explode, ...rest }: Parameter): string {
  const { allowReserved, allowEmptyValue } = rest as { allowReserved?: unknown; allowEmptyValue?: unknown };
  const usual = place === "query" || place === "cookie" ? "form" : "simple";
  const written = style ?? usual;
  const flags = [
    ...((explode ?? written === "form") ? ["explode"] : []),
    ...(allowReserved === true ? ["allowReserved"] : []),
    ...(allowEmptyValue === true ? ["allowEmptyValue"] : []),
  ];
  return `\`${[written, ...flags].join(", ")}\``;
}
