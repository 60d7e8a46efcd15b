import type { PartialRegSessionModel } from "@rcw/types";
import type { Handler } from "../../engine/handler.js";
import { badParameter } from "../../engine/refusal.js";
import type { RegistrationSettings } from "../../state/registration-record.js";
import type { SessionRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";
import { withoutUndefined } from "../../without-undefined.js";
import { openRegistration } from "./open-registration.js";
import { closeRegistrationIfDue, setRegistrationStatus } from "./set-registration-status.js";
import { showRegistration } from "./show-registration.js";

export const updateRegistration: Handler<"rcwRegUpdateSession"> = (call) => {
  const { session } = openRegistration(call);
  changeRegistration(call.world, session, call.body);
  return { status: 200, body: showRegistration(call.world, session) };
};

/**
 * Changes what is given and keeps the rest.
 *
 * @throws {Refusal} 400 for an `autoCloseLimit` below 0.
 */
export function changeRegistration(world: World, session: SessionRecord, changes: PartialRegSessionModel): void {
  const { registrationStatus, settings = {} } = changes;
  const { autoCloseLimit = 0 } = settings;
  if (autoCloseLimit < 0) {
    throw badParameter("settings.autoCloseLimit", "it must be 0 (no limit) or more", autoCloseLimit);
  }
  Object.assign(session.registration.settings, withoutUndefined(knownSettings(settings)));
  if (registrationStatus === undefined) closeRegistrationIfDue(world, session);
  else setRegistrationStatus(world, session, registrationStatus);
}

/** What the host chooses; `recordingExist` is what the service finds. */
function knownSettings(settings: RegistrationSettings) {
  const { autoCloseLimit, suppressEmails, registrationDigestEnabled, preventMultipleDeviceJoins } = settings;
  const { workEmailRequired, viewRecording, onDemandDuration } = settings;
  const { autoOpenPostWebinarRegistration, postWebinarRegistrationClosingTime } = settings;
  return {
    ...{ autoCloseLimit, suppressEmails, registrationDigestEnabled, preventMultipleDeviceJoins },
    ...{ workEmailRequired, viewRecording, onDemandDuration },
    ...{ autoOpenPostWebinarRegistration, postWebinarRegistrationClosingTime },
  };
}
