import type { AddInviteeRequest, InviteeResource, UpdateInviteeRequest } from "@rcw/types";

/** How a person is to be changed; what is left out stays. */
export type InviteeChanges = Partial<UpdateInviteeRequest>;

/** What is asked for of one person, and those who wait for it. */
export type Wish = AddWish | UpdateWish | DeleteWish;

export interface AddWish {
  readonly kind: "add";
  /** Names the person. */
  readonly key: string;
  invitee: AddInviteeRequest;
  readonly waiting: Waiting<InviteeResource>[];
}

export interface UpdateWish {
  readonly kind: "update";
  /** Id of the invitee. */
  readonly key: string;
  changes: InviteeChanges;
  readonly waiting: Waiting<InviteeResource>[];
}

export interface DeleteWish {
  readonly kind: "delete";
  readonly key: string;
  readonly waiting: Waiting<void>[];
}

interface Waiting<Value> {
  resolve(value: Value): void;
  reject(error: unknown): void;
}

/** A wish that a later one has made void: the person was deleted before it was sent. */
export class SupersededError extends Error {
  override readonly name = "SupersededError";
}

/** Wishes that wait for a call, each person's folded into one. */
export class WishList {
  readonly #wishes = new Map<string, Wish>();

  get size(): number {
    return this.#wishes.size;
  }

  add(key: string, invitee: AddInviteeRequest): Promise<InviteeResource> {
    return this.#wish(`add:${key}`, (known) => {
      if (known?.kind !== "add") return { kind: "add", key, invitee, waiting: [] };
      known.invitee = { ...known.invitee, ...invitee } as AddInviteeRequest;
      return known;
    });
  }

  update(inviteeId: string, changes: InviteeChanges): Promise<InviteeResource> {
    return this.#wish(inviteeId, (known) => {
      if (known?.kind === "delete") throw new SupersededError(`invitee ${inviteeId} is about to be deleted`);
      if (known?.kind !== "update") return { kind: "update", key: inviteeId, changes, waiting: [] };
      known.changes = { ...known.changes, ...changes };
      return known;
    });
  }

  delete(inviteeId: string): Promise<void> {
    return this.#wish(inviteeId, (known) => {
      if (known?.kind === "delete") return known;
      const error = new SupersededError(`invitee ${inviteeId} was deleted by a later wish, before this one was sent`);
      for (const { reject } of known?.waiting ?? []) reject(error);
      return { kind: "delete", key: inviteeId, waiting: [] };
    });
  }

  /** The oldest wishes; they are folded into no more. */
  take(limit: number): Wish[] {
    const taken = [...this.#wishes].slice(0, limit);
    for (const [key] of taken) this.#wishes.delete(key);
    return taken.map(([, wish]) => wish);
  }

  #wish<Value>(key: string, fold: (known: Wish | undefined) => Wish): Promise<Value> {
    return new Promise((resolve, reject) => {
      const wish = fold(this.#wishes.get(key));
      this.#wishes.set(key, wish);
      (wish.waiting as Waiting<Value>[]).push({ resolve, reject });
    });
  }
}
