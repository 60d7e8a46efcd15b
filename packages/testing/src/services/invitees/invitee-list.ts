import { indexOf } from "../../state/invitee-index.js";
import type { InviteeRecord, SessionRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";

/** The invitees of a session, which only the functions of this file change: they keep the index right. */
export interface InviteeList {
  readonly world: World;
  readonly session: SessionRecord;
  /** What takes each change back; only a call that may be refused after its first change keeps them. */
  readonly undo?: (() => void)[];
}

/** Puts an invitee at their place in the list. */
export function insertInvitee({ session: { invitees }, undo }: InviteeList, invitee: InviteeRecord): void {
  put(invitees, invitee);
  undo?.push(() => take(invitees, invitee));
}

/** Takes an invitee out of the list. */
export function takeOutInvitee({ session: { invitees }, undo }: InviteeList, invitee: InviteeRecord): void {
  take(invitees, invitee);
  undo?.push(() => put(invitees, invitee));
}

/** Gives an invitee other values. */
export function alterInvitee(
  { session: { invitees }, undo }: InviteeList,
  invitee: InviteeRecord,
  changes: Partial<InviteeRecord>,
): void {
  const index = indexOf(invitees);
  const before = { ...invitee };
  index.remove(invitee);
  Object.assign(invitee, changes);
  index.add(invitee);
  undo?.push(() => {
    index.remove(invitee);
    for (const name of Object.keys(invitee)) if (!(name in before)) delete invitee[name as keyof InviteeRecord];
    Object.assign(invitee, before);
    index.add(invitee);
  });
}

function put(invitees: InviteeRecord[], invitee: InviteeRecord): void {
  // The index is made of the list as it was: asked for afterwards, it would have the invitee already.
  const index = indexOf(invitees);
  invitees.splice(placeOf(invitees, invitee), 0, invitee);
  index.add(invitee);
}

function take(invitees: InviteeRecord[], invitee: InviteeRecord): void {
  const index = indexOf(invitees);
  invitees.splice(placeOf(invitees, invitee), 1);
  index.remove(invitee);
}

/** How many stand before an invitee: the list is in the order of the sequence. */
function placeOf(invitees: readonly InviteeRecord[], { sequence }: InviteeRecord): number {
  let [low, high] = [0, invitees.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((invitees[middle] as InviteeRecord).sequence < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}
