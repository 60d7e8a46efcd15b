import type { RegistrationStatus } from "../../state/registration-record.js";
import type { SessionRecord } from "../../state/state.js";
import { webinarOfSession } from "../../state/webinar-of-session.js";
import type { World } from "../../state/world.js";
import { notifyRegistrationState } from "../../webhooks/notify-registration.js";
import { registrationStatusOf } from "./registration-status.js";

/**
 * Opens or closes registration, and tells the subscribers if that changes anything. It doesn't stay open once as many
 * people as `autoCloseLimit` have signed up, or once the time of registering for the recording is over.
 */
export function setRegistrationStatus(world: World, session: SessionRecord, wanted: RegistrationStatus): void {
  const webinar = webinarOfSession(world.state, session);
  const before = registrationStatusOf(webinar, session);
  session.registration.status = isFull(session) || isClosedForGood(world, session) ? "Closed" : wanted;
  if (session.registration.status !== before) notifyRegistrationState(world, session);
}

/** Closes registration if it mustn't be open any more. */
export function closeRegistrationIfDue(world: World, session: SessionRecord): void {
  const webinar = webinarOfSession(world.state, session);
  if (registrationStatusOf(webinar, session) === "Open") setRegistrationStatus(world, session, "Open");
}

function isFull({ registration, registrants }: SessionRecord): boolean {
  const { autoCloseLimit = 0 } = registration.settings;
  return autoCloseLimit > 0 && registrants.length >= autoCloseLimit;
}

function isClosedForGood({ clock }: World, session: SessionRecord): boolean {
  const closingTimeMs = postWebinarClosingTimeMs(session);
  return closingTimeMs !== undefined && closingTimeMs <= clock.now();
}

/** When registering for the recording ends; undefined before the session is Finished, or without such a time. */
export function postWebinarClosingTimeMs({ status, registration }: SessionRecord): number | undefined {
  const { postWebinarRegistrationClosingTime: closingTime } = registration.settings;
  return status === "Finished" && closingTime !== undefined ? Date.parse(closingTime) : undefined;
}
