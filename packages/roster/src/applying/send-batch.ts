import type { BulkUpdateInviteesRequest, BulkUpdateInviteesResponse, InviteeResource } from "@rcw/types";
import { type Entry, toBody } from "./entry.js";
import { kindOfFailure, namedIn, type Refusal, refusalOf } from "./refusal.js";

/** What became of an entry that was sent. */
export interface Sent {
  readonly entry: Entry;
  /** The record that the answer shows. */
  readonly invitee?: InviteeResource | undefined;
  /** Why the service refused it; it is as it was. */
  readonly refusal?: Refusal;
}

export type SendBody = (body: BulkUpdateInviteesRequest) => Promise<BulkUpdateInviteesResponse>;

/**
 * Sends entries in one call. The service takes a body as a whole or not at all: of a refused one, whom the answer names is
 * left out and the rest sent again; where it names nobody the halves are sent, until those at fault are found.
 *
 * @throws whatever isn't about a person, and what may have been carried out without an answer.
 */
export async function* sendBatch(entries: readonly Entry[], send: SendBody): AsyncGenerator<readonly Sent[]> {
  if (entries.length === 0) return;
  let answer: BulkUpdateInviteesResponse;
  try {
    answer = await send(toBody(entries));
  } catch (error) {
    const removes = entries.some(({ kind }) => kind === "remove");
    if (kindOfFailure(error, removes) !== "refused") throw error;
    const named = namedIn(error, entries);
    if (named.size > 0) {
      yield [...named].map(([entry, refusal]) => ({ entry, refusal }));
      const others = entries.filter((entry) => !named.has(entry));
      return yield* sendBatch(others, send);
    }
    const { status } = error as { status?: number };
    // The session is gone: that is nobody's fault.
    if (status === 404) throw error;
    // Nobody is removed from a session that is under way: halves would be refused too.
    const isForAll = entries.length === 1 || (status === 403 && entries.every(({ kind }) => kind === "remove"));
    if (isForAll) return yield entries.map((entry) => ({ entry, refusal: refusalOf(error) }));
    const [first, second] = halves(entries);
    yield* sendBatch(first, send);
    return yield* sendBatch(second, send);
  }
  yield withRecords(entries, answer);
}

/** Removals apart from the rest first: they are refused for reasons of their own. */
function halves(entries: readonly Entry[]): [Entry[], Entry[]] {
  const firstRemoval = entries.findIndex(({ kind }) => kind === "remove");
  const middle = firstRemoval > 0 ? firstRemoval : Math.ceil(entries.length / 2);
  return [entries.slice(0, middle), entries.slice(middle)];
}

/** The answer's records, in the order of the body. */
function withRecords(entries: readonly Entry[], answer: BulkUpdateInviteesResponse): Sent[] {
  const added = [...(answer.addedInvitees ?? [])];
  const changed = new Map((answer.updatedInvitees ?? []).map((invitee) => [invitee.id, invitee]));
  return entries.map((entry) => {
    if (entry.kind === "add") return { entry, invitee: added.shift() };
    return entry.kind === "change" ? { entry, invitee: changed.get(entry.inviteeId) } : { entry };
  });
}
