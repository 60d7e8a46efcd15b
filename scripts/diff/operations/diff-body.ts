import type { RequestBody } from "../../document/openapi.js";
import type { Change } from "../diff.js";
import { diffNotes } from "../schema/diff-notes.js";
import type { SchemaDiffer } from "../schema/schema-differ.js";
import { diffContent } from "./diff-content.js";
import { change, placeChanges } from "./place-changes.js";

interface Spot {
  readonly subject: "operation";
  readonly name: string;
}

/** Compares the bodies that an operation takes. */
export function diffBody(
  differ: SchemaDiffer,
  { subject, name }: Spot,
  before: RequestBody | undefined,
  after: RequestBody | undefined,
): Change[] {
  const spot = { subject, name, part: "request body" };
  if (before === undefined || after === undefined) {
    if (before) return [change("body-removed", spot, "is gone", "request")];
    if (!after) return [];
    return after.required
      ? [change("required-body-added", spot, "is new and required", "request")]
      : [change("body-added", spot, "is new", "request")];
  }
  const changes: Change[] = [];
  if (!before.required && after.required)
    changes.push(change("body-became-required", spot, "is required now", "request"));
  if (before.required && !after.required)
    changes.push(change("body-became-optional", spot, "is optional now", "request"));
  const { content, ...notes } = before;
  const { content: newContent, ...newNotes } = after;
  const found = diffNotes(notes, newNotes, "");
  return [
    ...changes,
    ...placeChanges(spot, new Map([["request", found]])),
    ...diffContent(differ, spot, "request", content, newContent),
  ];
}
