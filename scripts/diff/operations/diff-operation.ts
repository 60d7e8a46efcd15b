import { detectPaging } from "../../document/describe-operations.js";
import type { OpenApiDocument } from "../../document/openapi.js";
import type { Change } from "../diff.js";
import { CALLBACKS } from "../prepare/incoming.js";
import { diffNotes } from "../schema/diff-notes.js";
import type { SchemaDiffer } from "../schema/schema-differ.js";
import { diffBody } from "./diff-body.js";
import { diffCallbacks } from "./diff-incoming.js";
import { diffParameters } from "./diff-parameters.js";
import { diffResponses } from "./diff-responses.js";
import { diffSecurity } from "./diff-security.js";
import { diffServers } from "./diff-servers.js";
import type { NamedOperation } from "./match-operations.js";
import { change, placeChanges } from "./place-changes.js";

/** What changed in an operation that both documents have, named as in the old one. */
export function diffOperation(
  differ: SchemaDiffer,
  documents: readonly [OpenApiDocument, OpenApiDocument],
  before: NamedOperation,
  after: NamedOperation,
): Change[] {
  const spot = { subject: "operation", name: before.id } as const;
  return [
    ...diffIdentity(before, after),
    ...diffPaging(documents, before, after),
    ...diffNotesOf(before, after),
    ...diffDemands(documents, before, after),
    ...diffParameters(differ, spot, before.parameters, after.parameters),
    ...diffBody(differ, spot, before.requestBody, after.requestBody),
    ...diffResponses(differ, spot, before.responses, after.responses),
    ...diffCallbacks(differ, before.id, before.operation, after.operation),
  ];
}

function diffIdentity(before: NamedOperation, after: NamedOperation): Change[] {
  const spot = { subject: "operation", name: before.id } as const;
  const changes: Change[] = [];
  const note = (kind: Change["kind"] & Parameters<typeof change>[0], was: unknown, is: unknown) =>
    changes.push(change(kind, spot, `was \`${was}\`, is \`${is}\``));
  const [oldId, newId] = [before.operation.operationId, after.operation.operationId];
  if (oldId !== newId) note("operation-id-changed", oldId ?? before.id, newId ?? after.id);
  if (before.path !== after.path) note("path-changed", before.path, after.path);
  if (before.httpMethod !== after.httpMethod) {
    note("http-method-changed", before.httpMethod.toUpperCase(), after.httpMethod.toUpperCase());
  }
  if (before.sdk.service !== after.sdk.service) {
    note("sdk-service-renamed", before.sdk.service ?? "no tag", after.sdk.service ?? "no tag");
  }
  if (before.sdk.method !== after.sdk.method && before.sdk.method !== undefined && after.sdk.method !== undefined) {
    note("sdk-method-renamed", before.sdk.method, after.sdk.method);
  }
  return changes;
}

/** Whether a method gives every item of every page, and by which names it finds them. */
function diffPaging([oldDocument, newDocument]: readonly OpenApiDocument[], ...pair: NamedOperation[]): Change[] {
  const [before, after] = pair as [NamedOperation, NamedOperation];
  const spot = { subject: "operation", name: before.id } as const;
  const was = before.operation["x-sdk"]?.paging ?? detectPaging(oldDocument as OpenApiDocument, before);
  const is = after.operation["x-sdk"]?.paging ?? detectPaging(newDocument as OpenApiDocument, after);
  if (was && !is) return [change("paging-removed", spot, "is no list that comes in pages any more")];
  if (!was && is) return [change("paging-added", spot, "is a list that comes in pages now")];
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  return [change("paging-changed", spot, "finds its items or its page tokens under other names")];
}

const KNOWN_HINTS = ["service", "method", "paging"];

function diffNotesOf(before: NamedOperation, after: NamedOperation): Change[] {
  const spot = { subject: "operation", name: before.id } as const;
  const notes = [before, after].map(({ operation }) => {
    const { parameters: _p, requestBody: _b, responses: _r, [CALLBACKS]: _c, "x-sdk": hints = {}, ...rest } = operation;
    const otherHints = Object.entries(hints).filter(([key]) => !KNOWN_HINTS.includes(key));
    return {
      ...Object.fromEntries(Object.entries(rest).filter(([key]) => !DEMANDS.some(([demand]) => demand === key))),
      ...Object.fromEntries(otherHints.map(([key, value]) => [`x-sdk.${key}`, value])),
      "x-sdk-tags": operation.tags,
      title: operation.summary as string,
    };
  });
  const found = diffNotes(notes[0] ?? {}, notes[1] ?? {}, "");
  const changes = placeChanges(
    spot,
    new Map([
      ["request", found],
      ["response", found],
    ]),
  );
  return changes;
}

/** What an operation asks of those who call it, and where it is. */
function diffDemands(documents: readonly OpenApiDocument[], before: NamedOperation, after: NamedOperation): Change[] {
  const spot = { subject: "operation", name: before.id } as const;
  const [old, next] = [before.operation, after.operation];
  const changes = diffServers(spot, old.servers, next.servers);
  if (old.security !== undefined || next.security !== undefined) {
    const [was, is] = [old.security ?? documents[0]?.security, next.security ?? documents[1]?.security];
    const security = diffSecurity(was, is);
    if (security) changes.push(change(security.kind, spot, security.message));
  }
  for (const [key, what] of DEMANDS) {
    const [was, is] = [old[key], next[key]].map((value) => (value === undefined ? "none" : `\`${value}\``));
    if (was !== is) changes.push(change("limits-changed", spot, `has ${what} ${is} now, before: ${was}`));
  }
  return changes;
}

const DEMANDS = [
  ["x-throttling-group", "the rate-limit group"],
  ["x-app-permission", "the app permission"],
  ["x-user-permission", "the user permission"],
] as const;
