import type { InviteeResource } from "@rcw/types";
import type { RosterClient, RosterSession } from "../client.js";
import { keysOf } from "../people/identity.js";
import { toFound } from "../people/roster-row.js";

/** Everyone who is invited, from one listing, kept up to date by what is done here. */
export class InviteeListing {
  readonly #rcw: RosterClient;
  readonly #session: RosterSession;
  #listing: Promise<void> | undefined;
  readonly #byId = new Map<string, InviteeResource>();
  readonly #idByKey = new Map<string, string>();

  constructor(rcw: RosterClient, session: RosterSession) {
    this.#rcw = rcw;
    this.#session = session;
  }

  async get(inviteeId: string): Promise<InviteeResource | undefined> {
    await this.#load();
    return this.#byId.get(inviteeId);
  }

  async findByKey(key: string): Promise<InviteeResource | undefined> {
    await this.#load();
    return this.#byId.get(this.#idByKey.get(key) ?? "");
  }

  /** Reads it anew. */
  refresh(): Promise<void> {
    this.#listing = undefined;
    return this.#load();
  }

  put(invitee: InviteeResource): void {
    const { id = "" } = invitee;
    this.drop(id);
    this.#byId.set(id, invitee);
    for (const key of keysOf(toFound(invitee))) this.#idByKey.set(key, id);
  }

  drop(inviteeId: string): void {
    const known = this.#byId.get(inviteeId);
    if (known === undefined) return;
    this.#byId.delete(inviteeId);
    for (const key of keysOf(toFound(known))) if (this.#idByKey.get(key) === inviteeId) this.#idByKey.delete(key);
  }

  #load(): Promise<void> {
    this.#listing ??= this.#read().catch((error) => {
      this.#listing = undefined;
      throw error;
    });
    return this.#listing;
  }

  async #read(): Promise<void> {
    const invitees = await this.#rcw.invitees.list(this.#session).toArray();
    this.#byId.clear();
    this.#idByKey.clear();
    for (const invitee of invitees) this.put(invitee);
  }
}
