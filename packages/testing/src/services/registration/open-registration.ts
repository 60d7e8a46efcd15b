import type { Call } from "../../engine/handler.js";
import { notFound } from "../../engine/refusal.js";
import type { SessionRecord, WebinarRecord } from "../../state/state.js";
import { webinarOfSession } from "../../state/webinar-of-session.js";
import { hostOf, openWebinar } from "../access.js";

type RegistrationCall = Pick<Call, "world" | "caller"> & { readonly path: { readonly sessionId: string } };

/**
 * The session of a call to one of the registration services, which name no webinar, by someone with a right to it:
 * its host, or an administrator of the host's account.
 *
 * @throws {Refusal} 404 when it is unknown or of another account, 403 `CMN-408` for anyone else of the account.
 */
export function openRegistration(call: RegistrationCall): { webinar: WebinarRecord; session: SessionRecord } {
  const { world, caller, path } = call;
  const session = world.state.sessions.get(path.sessionId);
  if (session === undefined) throw notFound("sessionId");
  const webinar = webinarOfSession(world.state, session);
  if (hostOf(world, webinar).accountId !== caller.accountId) throw notFound("sessionId");
  return { webinar: openWebinar({ world, caller, path: { webinarId: webinar.id } }), session };
}
