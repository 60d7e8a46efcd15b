import type { AddInviteeRequest, BulkUpdateInviteesRequest, InviteeResource } from "@rcw/types";
import { kindOfFailure } from "../applying/refusal.js";
import type { RosterClient, RosterSession } from "../client.js";
import { emailKey, userKey } from "../people/identity.js";
import { InviteeListing } from "./invitee-listing.js";
import { splitRefused } from "./split-refused.js";
import { type InviteeChanges, type Wish, WishList } from "./wish.js";

/** Options of `createInviteeBatcher`. */
export interface InviteeBatcherOptions {
  /** How many people travel in one call. Default: 500. */
  maxPerCall?: number;
  /** Source of time. Default: the machine's. */
  clock?: { schedule(callback: () => void, delayMs: number): () => void };
}

/** Single changes of a session's invitees, of which many travel in one call. */
export interface InviteeBatcher {
  /** Adds somebody; gives their record. Wishes to add the same person at the same time become one. */
  add(invitee: AddInviteeRequest): Promise<InviteeResource>;
  /** Changes an invitee; what is left out stays, the role too. A later wish for the same one goes before earlier ones. */
  update(inviteeId: string, changes: InviteeChanges): Promise<InviteeResource>;
  /** Removes an invitee. Changes of the same one that weren't sent yet fail with a `SupersededError`. */
  delete(inviteeId: string): Promise<void>;
  /** An invitee by id, from one listing of the session that own changes keep up to date. */
  get(inviteeId: string): Promise<InviteeResource | undefined>;
  /** An invitee by email address, from the same listing. */
  find(email: string): Promise<InviteeResource | undefined>;
  /** Reads the listing anew: others may have changed the session. */
  refresh(): Promise<void>;
}

/** Group of the bulk call, by `rcwConfigUpdateInvitees`. */
const GROUP = "Heavy";
/** How often a call without an answer is followed by reading and another one. */
const MAXIMUM_FAILURES = 5;

/**
 * Lets an app ask for changes one by one: what is asked for while a call waits for its turn travels together. A change
 * that the service refuses fails alone, with its error. After a call without an answer the session is read first, so
 * nobody is invited twice.
 *
 * @example
 * import { createInviteeBatcher } from "@rcw/roster";
 * const invitees = createInviteeBatcher(rcw, { webinarId, sessionId });
 * const [mei, ana] = await Promise.all([
 *   invitees.add({ role: "Panelist", firstName: "Mei", lastName: "Sato", email: "mei.sato@example.com" }),
 *   invitees.add({ role: "CoHost", firstName: "Ana", lastName: "Sol", email: "ana.sol@example.com" }),
 * ]); // one call
 * @throws {TypeError} for an option that can't work. Each promise rejects with the client's errors.
 */
export function createInviteeBatcher(
  rcw: RosterClient,
  { webinarId, sessionId }: RosterSession,
  options: InviteeBatcherOptions = {},
): InviteeBatcher {
  const { maxPerCall = 500, clock = systemClock } = options;
  if (!Number.isInteger(maxPerCall) || maxPerCall < 1)
    throw new TypeError(`maxPerCall is ${String(maxPerCall)}, expected a whole number from 1`);
  const session = { webinarId, sessionId };
  const listing = new InviteeListing(rcw, session);
  const wishes = new WishList();
  let isSending = false;

  /** Until the rate limit has a turn: what comes meanwhile travels along. */
  const untilTurn = async (): Promise<void> => {
    await Promise.resolve();
    for (;;) {
      const { waitMs = 0 } = rcw.rateLimits?.().find(({ group }) => group === GROUP) ?? {};
      if (waitMs <= 0 || wishes.size >= maxPerCall) return;
      await new Promise<void>((resolve) => clock.schedule(resolve, waitMs));
    }
  };
  const sendAll = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    while (wishes.size > 0) {
      await untilTurn();
      await sendTogether(wishes.take(maxPerCall), 0);
    }
    isSending = false;
  };

  const sendTogether = async (sent: readonly Wish[], failures: number): Promise<void> => {
    if (sent.length === 0) return;
    try {
      const { addedInvitees = [], updatedInvitees = [] } = await rcw.invitees.bulkUpdate({
        ...session,
        body: await toBody(sent),
      });
      const added = [...addedInvitees];
      const updated = new Map(updatedInvitees.map((invitee) => [invitee.id, invitee]));
      for (const wish of sent) fulfil(wish, wish.kind === "add" ? added.shift() : updated.get(wish.key));
    } catch (error) {
      const removes = sent.some((wish) => wish.kind === "delete");
      const kind = kindOfFailure(error, removes);
      if (kind === "uncertain" && failures + 1 < MAXIMUM_FAILURES) {
        const rest = await whatIsLeft(sent).catch(() => undefined);
        if (rest) return sendTogether(rest, failures + 1);
      }
      const groups = kind === "refused" ? splitRefused(error, sent) : undefined;
      if (groups === undefined) {
        for (const { waiting } of sent) for (const { reject } of waiting) reject(error);
        return;
      }
      for (const group of groups) await sendTogether(group, failures);
    }
  };
  const toBody = async (sent: readonly Wish[]): Promise<BulkUpdateInviteesRequest> => {
    const addedInvitees = sent.flatMap((wish) => (wish.kind === "add" ? [wish.invitee] : []));
    const deletedInvitees = sent.flatMap((wish) => (wish.kind === "delete" ? [{ id: wish.key }] : []));
    const updatedInvitees = [];
    for (const wish of sent) {
      if (wish.kind !== "update") continue;
      // A change states the role: the one that the invitee has.
      const role = wish.changes.role ?? (await listing.get(wish.key))?.role ?? "Panelist";
      updatedInvitees.push({ id: wish.key, ...wish.changes, role });
    }
    return {
      ...(addedInvitees.length > 0 && { addedInvitees }),
      ...(updatedInvitees.length > 0 && { updatedInvitees }),
      ...(deletedInvitees.length > 0 && { deletedInvitees }),
    };
  };
  const fulfil = (wish: Wish, invitee: InviteeResource | undefined): void => {
    if (wish.kind === "delete") {
      listing.drop(wish.key);
      for (const { resolve } of wish.waiting) resolve();
      return;
    }
    if (invitee) listing.put(invitee);
    const missing = new Error(`the answer has no record of ${wish.key}`);
    for (const { resolve, reject } of wish.waiting) invitee ? resolve(invitee) : reject(missing);
  };
  /** After a call without an answer: reads, and gives what it hasn't done. */
  const whatIsLeft = async (sent: readonly Wish[]): Promise<Wish[]> => {
    await listing.refresh();
    const left: Wish[] = [];
    for (const wish of sent) {
      const found = await (wish.kind === "add" ? listing.findByKey(wish.key) : listing.get(wish.key));
      const isDone = wish.kind === "delete" ? !found : found && (wish.kind === "add" || isSo(found, wish.changes));
      if (isDone) fulfil(wish, found);
      else left.push(wish);
    }
    return left;
  };

  const wish = <Value>(promise: Promise<Value>): Promise<Value> => {
    void sendAll();
    return promise;
  };
  return {
    async add(invitee) {
      const { linkedUser, email } = invitee;
      const user = linkedUser && {
        ...linkedUser,
        userId: linkedUser.userId ?? "",
        accountId: linkedUser.accountId ?? "",
      };
      return wish(wishes.add(user ? userKey(user) : emailKey(email ?? ""), invitee));
    },
    update: async (inviteeId, changes) => wish(wishes.update(inviteeId, changes)),
    delete: async (inviteeId) => wish(wishes.delete(inviteeId)),
    get: (inviteeId) => listing.get(inviteeId),
    find: (email) => listing.findByKey(emailKey(email)),
    refresh: () => listing.refresh(),
  };
}

/** Whether an invitee is as changes ask. */
function isSo(invitee: InviteeResource, changes: InviteeChanges): boolean {
  return Object.entries(changes).every(([name, value]) => invitee[name as keyof InviteeResource] === value);
}

const systemClock = {
  schedule(callback: () => void, delayMs: number) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
