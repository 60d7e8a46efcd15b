import type { Call } from "../../engine/handler.js";
import { forbidden } from "../../engine/refusal.js";
import { indexOf } from "../../state/invitee-index.js";
import type { InviteeRecord, SessionRecord, UserRecord, WebinarRecord } from "../../state/state.js";
import { hostOf, visibleSession } from "../access.js";

type SessionCall = Pick<Call, "world" | "caller"> & {
  readonly path: { readonly webinarId: string; readonly sessionId: string };
};

interface FoundSession {
  readonly webinar: WebinarRecord;
  readonly session: SessionRecord;
}

/** A session for those who were invited to run it. @throws {Refusal} 403 unless the caller was its Host or a CoHost. */
export function openForModerators(call: SessionCall): FoundSession {
  const found = visibleSession(call);
  const originalRole = ownInvitation(call.caller, found.session)?.originalRole;
  if (originalRole === "Host" || originalRole === "CoHost" || isHost(call, found)) return found;
  throw forbidden("Only the original Host and the CoHosts of the session can see it in the history");
}

/** A session for its host alone. @throws {Refusal} 403 for anyone else, administrators included. */
export function openForHost(call: SessionCall): FoundSession {
  const found = visibleSession(call);
  if (isHost(call, found)) return found;
  throw forbidden("Only the host of the session can see who was invited and who came");
}

function isHost({ world, caller }: SessionCall, { webinar }: FoundSession): boolean {
  return hostOf(world, webinar).userId === caller.userId;
}

/** The invitation of a user of the platform; undefined if there is none. */
export function ownInvitation(user: UserRecord, { invitees }: SessionRecord): InviteeRecord | undefined {
  return indexOf(invitees).linkedTo(user)[0];
}
