import type { InviteeRecord, SessionRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";

/** The invitees of a session: the session's own list, or the copy that a bulk update works on. */
export interface InviteeList {
  readonly world: World;
  readonly session: SessionRecord;
  readonly invitees: InviteeRecord[];
}
