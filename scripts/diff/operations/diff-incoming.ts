import type { OpenApiDocument, Operation } from "../../document/openapi.js";
import type { Change } from "../diff.js";
import { bodyOf, callbacksOf, type Incoming, responsesOf, webhooksOf } from "../prepare/incoming.js";
import type { SchemaDiffer } from "../schema/schema-differ.js";
import { diffContent } from "./diff-content.js";
import { change } from "./place-changes.js";

/** What changed in the requests that the service sends by itself. */
export function diffWebhooks(differ: SchemaDiffer, before: OpenApiDocument, after: OpenApiDocument): Change[] {
  const place = (name: string) => ({ spot: { subject: "webhook", name } as const, within: "" });
  return diffIncoming(differ, place, webhooksOf(before), webhooksOf(after));
}

/** What changed in the requests that the service sends because of an operation. */
export function diffCallbacks(differ: SchemaDiffer, id: string, before: Operation, after: Operation): Change[] {
  const place = (name: string) => ({
    spot: { subject: "operation", name: id, part: `callback ${name}` } as const,
    within: `callback ${name} `,
  });
  return diffIncoming(differ, place, callbacksOf(before), callbacksOf(after));
}

function diffIncoming(
  differ: SchemaDiffer,
  placeOf: (name: string) => { readonly spot: IncomingSpot; readonly within: string },
  before: Incoming,
  after: Incoming,
): Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const { spot, within } = placeOf(name);
    const [old, next] = [before[name], after[name]];
    if (old === undefined) return [change("webhook-added", spot, "is new", "response")];
    if (next === undefined) return [change("webhook-removed", spot, "is sent no more", "response")];
    const at = (part: string) => ({ ...spot, part: `${within}${part}` });
    const answers = new Map(responsesOf(next));
    return [
      // What the service sends is what the app reads, and the other way round.
      ...diffContent(differ, at("request body"), "response", bodyOf(old)?.content, bodyOf(next)?.content),
      ...responsesOf(old).flatMap(([status, { content }]) =>
        diffContent(differ, at(`response ${status}`), "request", content, answers.get(status)?.content),
      ),
    ];
  });
}

interface IncomingSpot {
  readonly subject: "operation" | "webhook";
  readonly name: string;
  readonly part?: string;
}
