import type { Response, Schema } from "../../document/openapi.js";
import type { Change } from "../diff.js";
import { diffNotes } from "../schema/diff-notes.js";
import type { SchemaDiffer } from "../schema/schema-differ.js";
import { diffContent, isJson } from "./diff-content.js";
import { change, placeChanges } from "./place-changes.js";

interface Spot {
  readonly subject: "operation";
  readonly name: string;
}

interface PlacedResponse {
  readonly status: string;
  readonly response: Response;
}

/** Compares the answers of an operation by their status: `200`, `4XX`, `default`. */
export function diffResponses(
  differ: SchemaDiffer,
  spot: Spot,
  before: readonly PlacedResponse[],
  after: readonly PlacedResponse[],
): Change[] {
  const [successes, newSuccesses] = [successesOf(before), successesOf(after)];
  const isSameBody = (old: PlacedResponse, next: PlacedResponse) => hasSameBody(differ, old.response, next.response);
  const at = (status: string) => ({ ...spot, part: `response ${status}` });
  return [
    ...before.flatMap((old) => {
      const next = after.find(({ status }) => status === old.status);
      if (next) return diffResponse(differ, spot, old, next);
      if (!successes.includes(old)) return change("error-status-removed", at(old.status), "is gone", "response");
      return newSuccesses.some((other) => isSameBody(old, other))
        ? change("same-body-status-removed", at(old.status), "is gone; another has the same body", "response")
        : change("success-status-removed", at(old.status), "is gone", "response");
    }),
    ...after.flatMap((next) => {
      if (before.some(({ status }) => status === next.status)) return [];
      if (!newSuccesses.includes(next)) return change("error-status-added", at(next.status), "is new", "response");
      return successes.some((other) => isSameBody(other, next))
        ? change("same-body-status-added", at(next.status), "is new, with a known body", "response")
        : change("success-status-added", at(next.status), "is new, with another body", "response");
    }),
    ...diffDefault(spot, before, after, isSameBody),
  ];
}

/** `default` means success where no other answer does, and an error elsewhere. */
function successesOf(responses: readonly PlacedResponse[]): readonly PlacedResponse[] {
  const declared = responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
  return declared.length > 0 ? declared : responses.filter(({ status }) => status === "default");
}

/** A `default` that both have, and that means success in one of them only. */
function diffDefault(
  spot: Spot,
  before: readonly PlacedResponse[],
  after: readonly PlacedResponse[],
  isSameBody: (old: PlacedResponse, next: PlacedResponse) => boolean,
): Change[] {
  const [old, next] = [before, after].map((list) => list.find(({ status }) => status === "default"));
  if (old === undefined || next === undefined) return [];
  const [successes, newSuccesses] = [successesOf(before), successesOf(after)];
  const at = { ...spot, part: "response default" };
  if (successes.includes(old) && !newSuccesses.includes(next)) {
    const isCovered = newSuccesses.some((other) => isSameBody(old, other));
    const kind = isCovered ? "same-body-status-removed" : "success-status-removed";
    return [change(kind, at, "means an error now", "response")];
  }
  if (!successes.includes(old) && newSuccesses.includes(next)) {
    const isKnown = successes.some((other) => isSameBody(other, next));
    const kind = isKnown ? "same-body-status-added" : "success-status-added";
    return [change(kind, at, "means success now", "response")];
  }
  return [];
}

function diffResponse(differ: SchemaDiffer, { subject, name }: Spot, old: PlacedResponse, next: PlacedResponse) {
  const spot = { subject, name, part: `response ${old.status}` };
  const { content, ...notes } = old.response;
  const { content: newContent, ...newNotes } = next.response;
  const found = diffNotes(notes, newNotes, "");
  return [
    ...placeChanges(spot, new Map([["response", found]])),
    ...diffContent(differ, spot, "response", content, newContent),
  ];
}

function hasSameBody(differ: SchemaDiffer, before: Response, after: Response): boolean {
  const [old, next] = [mainSchema(before), mainSchema(after)];
  if (old === undefined || next === undefined) return old === next;
  return differ.isEquivalent(old, next);
}

/** The schema of what a method gives; undefined for an answer without a body. */
function mainSchema({ content = {} }: Response): Schema | undefined {
  const entries = Object.entries(content);
  const [, media] = entries.find(([mediaType]) => isJson(mediaType.split(";")[0]?.trim() ?? "")) ?? entries[0] ?? [];
  return media && (media.schema ?? {});
}
