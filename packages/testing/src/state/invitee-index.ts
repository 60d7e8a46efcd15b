import type { InviteeRecord } from "./state.js";

type UserKey = Pick<NonNullable<InviteeRecord["linkedUser"]>, "userId" | "accountId">;

/** Answers what is asked of the invitees of a session without a walk through the list. */
export class InviteeIndex {
  readonly #byId = new Map<string, InviteeRecord>();
  /** How many have an address, in small letters. */
  readonly #byEmail = new Map<string, number>();
  readonly #byUser = new Map<string, InviteeRecord[]>();
  #unsent = 0;

  constructor(invitees: readonly InviteeRecord[]) {
    for (const invitee of invitees) this.add(invitee);
  }

  /** Whether somebody isn't to get an invitation. */
  get hasUnsentInvites(): boolean {
    return this.#unsent > 0;
  }

  find(id: string): InviteeRecord | undefined {
    return this.#byId.get(id);
  }

  /** Whether somebody other than `except` has the address, in any case. */
  hasEmail(email: string, except?: InviteeRecord): boolean {
    const address = email.toLowerCase();
    const own = except?.email?.toLowerCase() === address ? 1 : 0;
    return (this.#byEmail.get(address) ?? 0) > own;
  }

  /** The invitees who are linked to a user, of any domain, in the order of the list. */
  linkedTo(user: UserKey): readonly InviteeRecord[] {
    return this.#byUser.get(keyOf(user)) ?? [];
  }

  add(invitee: InviteeRecord): void {
    const { id, email, linkedUser, sendInvite } = invitee;
    this.#byId.set(id, invitee);
    if (email !== undefined) this.#count(email, 1);
    if (linkedUser !== undefined) {
      const linked = [...this.linkedTo(linkedUser), invitee].sort((left, right) => left.sequence - right.sequence);
      this.#byUser.set(keyOf(linkedUser), linked);
    }
    if (sendInvite === false) this.#unsent += 1;
  }

  remove(invitee: InviteeRecord): void {
    const { id, email, linkedUser, sendInvite } = invitee;
    this.#byId.delete(id);
    if (email !== undefined) this.#count(email, -1);
    if (linkedUser !== undefined) {
      const others = this.linkedTo(linkedUser).filter((other) => other !== invitee);
      if (others.length > 0) this.#byUser.set(keyOf(linkedUser), others);
      else this.#byUser.delete(keyOf(linkedUser));
    }
    if (sendInvite === false) this.#unsent -= 1;
  }

  #count(email: string, difference: 1 | -1): void {
    const address = email.toLowerCase();
    const count = (this.#byEmail.get(address) ?? 0) + difference;
    if (count > 0) this.#byEmail.set(address, count);
    else this.#byEmail.delete(address);
  }
}

function keyOf({ userId, accountId }: UserKey): string {
  return JSON.stringify([userId, accountId]);
}

const indexes = new WeakMap<readonly InviteeRecord[], InviteeIndex>();

/** The index of a list; made at the first question, so that the state stays plain data that can be copied. */
export function indexOf(invitees: readonly InviteeRecord[]): InviteeIndex {
  const index = indexes.get(invitees) ?? new InviteeIndex(invitees);
  indexes.set(invitees, index);
  return index;
}
