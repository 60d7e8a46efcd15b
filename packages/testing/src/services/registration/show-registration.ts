import type { RegSessionModel } from "@rcw/types";
import type { RegistrationSettings } from "../../state/registration-record.js";
import type { SessionRecord } from "../../state/state.js";
import { webinarOfSession } from "../../state/webinar-of-session.js";
import type { World } from "../../state/world.js";
import { recordingOf } from "../recordings/recording-of-session.js";
import { registrationStatusOf } from "./registration-status.js";

/** What holds for a setting that nobody has chosen. */
const DEFAULT_SETTINGS = {
  autoCloseLimit: 0,
  suppressEmails: false,
  registrationDigestEnabled: false,
  preventMultipleDeviceJoins: false,
  workEmailRequired: false,
  viewRecording: false,
  autoOpenPostWebinarRegistration: false,
} as const satisfies RegistrationSettings;

/** The registration of a session as the service shows it. */
export function showRegistration(world: World, session: SessionRecord): RegSessionModel {
  const { id, registration, registrants } = session;
  const address = encodeURIComponent(id);
  return {
    id,
    registrationStatus: registrationStatusOf(webinarOfSession(world.state, session), session),
    registrationPageUri: `https://v.ringcentral.com/register/${address}`,
    brandingDescriptorUri: `https://v.ringcentral.com/branding/${address}.json`,
    registrantCount: registrants.length,
    postWebinarRegistrantCount: registrants.filter(({ registeredPostWebinar }) => registeredPostWebinar).length,
    hasRealRegistrants: registrants.length > 0,
    icalendarSequence: registration.icalendarSequence,
    settings: {
      ...DEFAULT_SETTINGS,
      ...registration.settings,
      recordingExist: recordingOf(world.state, id) !== undefined,
    },
  };
}
