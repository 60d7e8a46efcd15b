import { attendanceOf, showRegistrant } from "../services/registrants/show-registrant.js";
import { registrationStatusOf } from "../services/registration/registration-status.js";
import type { RegistrantRecord } from "../state/registration-record.js";
import type { SessionRecord } from "../state/state.js";
import { webinarOfSession } from "../state/webinar-of-session.js";
import type { World } from "../state/world.js";
import { emitEvent } from "./emit-event.js";
import type { RegistrantChange } from "./notification.js";

/** Registration was opened or closed. */
export function notifyRegistrationState(world: World, session: SessionRecord): void {
  const { id: sessionId, webinarId } = session;
  const webinar = webinarOfSession(world.state, session);
  emitEvent(world, webinar, "registrationState", () => ({
    webinarId,
    sessionId,
    registrationStatus: registrationStatusOf(webinar, session),
    registrantCount: session.registrants.length,
  }));
}

/** Somebody signed up, or was taken off the list. */
export function notifyRegistrant(
  world: World,
  changeType: RegistrantChange["changeType"],
  session: SessionRecord,
  registrant: RegistrantRecord,
): void {
  const { id: sessionId, webinarId } = session;
  emitEvent(world, webinarOfSession(world.state, session), "registrants", () => ({
    changeType,
    webinarId,
    sessionId,
    registrant: showRegistrant(session, registrant, attendanceOf(world, session), true),
  }));
}
