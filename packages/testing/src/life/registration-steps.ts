import { registrationStatusOf } from "../services/registration/registration-status.js";
import { postWebinarClosingTimeMs, setRegistrationStatus } from "../services/registration/set-registration-status.js";
import type { SessionRecord } from "../state/state.js";
import { webinarOfSession } from "../state/webinar-of-session.js";
import type { World } from "../state/world.js";

/** With the end of a session its registration closes, or opens for those who want to see the recording. */
export function turnRegistrationAtEnd(world: World, session: SessionRecord): void {
  if (!world.rules.registrationEndsWithSession) return;
  const { autoOpenPostWebinarRegistration = false } = session.registration.settings;
  setRegistrationStatus(world, session, autoOpenPostWebinarRegistration ? "Open" : "Closed");
}

/** When registration for the recording closes by itself, in milliseconds since 1970; undefined when it doesn't. */
export function registrationClosingTimeMs(world: World, session: SessionRecord): number | undefined {
  const closingTimeMs = postWebinarClosingTimeMs(session);
  if (closingTimeMs === undefined) return undefined;
  const isOpen = registrationStatusOf(webinarOfSession(world.state, session), session) === "Open";
  return isOpen ? closingTimeMs : undefined;
}
