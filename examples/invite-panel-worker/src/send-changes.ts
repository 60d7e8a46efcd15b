import { type ApiError, BadRequestError, ConflictError, NotFoundError, type WebinarClient } from "@rcw/client";
import type { BulkUpdateInviteesRequest } from "@rcw/types";
import { type Change, describePerson, type Result } from "./panel.js";
import { changedContact, describeDifferences } from "./plan-changes.js";

/** The session that people are invited into. */
export interface Session {
  readonly webinarId: string;
  readonly sessionId: string;
}

/**
 * Sends changes in batches, and says of each what became of it as soon as that is known.
 *
 * The service takes a batch as a whole or not at all, and only about ten calls a minute. So a refused batch is sent
 * again without whom the answer names (`addedInvitees.3.email`); one call more for each of them, and the others get in.
 *
 * @throws whatever isn't about a single person: no permission, an unknown session, no connection.
 */
export async function* sendChanges(
  rcw: WebinarClient,
  session: Session,
  changes: readonly Change[],
  batchSize: number,
): AsyncGenerator<Result> {
  for (let start = 0; start < changes.length; start += batchSize) {
    yield* sendBatch(rcw, session, changes.slice(start, start + batchSize));
  }
}

async function* sendBatch(rcw: WebinarClient, session: Session, batch: readonly Change[]): AsyncGenerator<Result> {
  if (batch.length === 0) return;
  const error = await trySend(rcw, session, batch);
  if (error === undefined) {
    yield* batch.map(describeChange);
    return;
  }
  const refused = findRefused(error, batch);
  if (refused.size === 0) {
    // The answer blames nobody: the halves tell whose fault it is.
    const middle = Math.ceil(batch.length / 2);
    yield* sendBatch(rcw, session, batch.slice(0, middle));
    yield* sendBatch(rcw, session, batch.slice(middle));
    return;
  }
  for (const [{ row }, detail] of refused) {
    yield { outcome: "refused", line: row.line, who: describePerson(row), detail };
  }
  const others = batch.filter((change) => !refused.has(change));
  yield* sendBatch(rcw, session, others);
}

/** Undefined when the batch is in; the error when somebody in it may be at fault. */
async function trySend(rcw: WebinarClient, session: Session, batch: readonly Change[]): Promise<ApiError | undefined> {
  try {
    await rcw.invitees.bulkUpdate({ ...session, body: toBody(batch) });
    return undefined;
  } catch (error) {
    if (error instanceof BadRequestError || error instanceof ConflictError) return error;
    if (error instanceof NotFoundError && findRefused(error, batch).size > 0) return error;
    throw error;
  }
}

function toBody(batch: readonly Change[]): BulkUpdateInviteesRequest {
  const addedInvitees = batch.flatMap((change) => {
    if (change.kind !== "add") return [];
    const { email, firstName, lastName, jobTitle, role } = change.row;
    return [{ email, firstName, lastName, role, ...(jobTitle && { jobTitle }) }];
  });
  const updatedInvitees = batch.flatMap((change) => {
    if (change.kind !== "update") return [];
    const { row, current } = change;
    return [{ id: current.id ?? "", role: row.role, ...changedContact(row, current) }];
  });
  return { ...(addedInvitees.length > 0 && { addedInvitees }), ...(updatedInvitees.length > 0 && { updatedInvitees }) };
}

/** Whom an answer names, and why; an error of a batch of one is about that one. */
function findRefused(error: ApiError, batch: readonly Change[]): Map<Change, string> {
  const refused = new Map<Change, string>();
  for (const { parameterName, message = error.message } of error.errors) {
    const [entry, list, index] = /^(addedInvitees|updatedInvitees)\.(\d+)/.exec(parameterName ?? "") ?? [];
    const kind = list === "addedInvitees" ? "add" : "update";
    const change = batch.filter((candidate) => candidate.kind === kind)[Number(index)];
    // The reader knows lines of a file, not places in a request.
    if (entry && change) refused.set(change, `${error.status} ${message.replaceAll(`${entry}.`, "")}`);
  }
  const [first] = batch;
  if (refused.size === 0 && first && batch.length === 1 && !(error instanceof NotFoundError)) {
    refused.set(first, `${error.status} ${error.errors[0]?.message ?? error.message}`);
  }
  return refused;
}

/** What a change comes to: for the report when it is in, and for a dry run. */
export function describeChange(change: Change): Result {
  const { line, role } = change.row;
  const who = describePerson(change.row);
  if (change.kind === "add") return { outcome: "added", line, who, detail: role };
  return { outcome: "changed", line, who, detail: describeDifferences(change.row, change.current) };
}
