import type { Handler } from "../../engine/handler.js";
import { badParameter } from "../../engine/refusal.js";
import type { RegistrationChanges, RegistrationSettings } from "../../state/registration-record.js";
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
export function changeRegistration(world: World, session: SessionRecord, changes: RegistrationChanges): void {
  const { registrationStatus, settings = {} } = changes;
  const known = knownSettings(settings);
  const { autoCloseLimit = 0 } = known;
  if (autoCloseLimit < 0) {
    throw badParameter("settings.autoCloseLimit", "it must be 0 (no limit) or more", autoCloseLimit);
  }
  Object.assign(session.registration.settings, known);
  if (registrationStatus === undefined) closeRegistrationIfDue(world, session);
  else setRegistrationStatus(world, session, registrationStatus);
}

const KNOWN_SETTINGS = [
  ...(["autoCloseLimit", "suppressEmails", "registrationDigestEnabled", "preventMultipleDeviceJoins"] as const),
  ...(["workEmailRequired", "viewRecording", "onDemandDuration"] as const),
  ...(["autoOpenPostWebinarRegistration", "postWebinarRegistrationClosingTime"] as const),
] satisfies (keyof RegistrationSettings)[];

/** By name: whatever else stands in a body is ignored. */
function knownSettings(given: NonNullable<RegistrationChanges["settings"]>): RegistrationSettings {
  const members = KNOWN_SETTINGS.map((name) => [name, given[name] ?? undefined] as const);
  return withoutUndefined(Object.fromEntries(members)) as RegistrationSettings;
}
