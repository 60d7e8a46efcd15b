import type { Aspect } from "./aspect.js";
import { apiError, parameterError } from "./errors.js";
import { byEnd, byId, byStart, forwardList, page, pagedList, withAudience, withHost } from "./lists.js";
import { livestream } from "./livestreams.js";
import { courseOfSession, timesOfSession } from "./past-sessions.js";
import { accountUser, contact, hostUser, person } from "./person.js";
import { download, recording, recordingOfSession } from "./recordings.js";
import { ownLinks, record } from "./records.js";
import { registrant, registration } from "./registration.js";
import { assignableRole, panelRole, participant, pastInvitee } from "./roles.js";
import { schedule } from "./schedule.js";
import { contentsOfSession } from "./session-contents.js";
import { subscription } from "./subscriptions.js";
import { callerHosts, dependentSettings } from "./webinars.js";

/** Everything that the overlay may name in `x-sdk-factory.aspects`. */
const table = {
  accountUser,
  apiError,
  assignableRole,
  byEnd,
  byId,
  byStart,
  callerHosts,
  contact,
  contentsOfSession,
  courseOfSession,
  dependentSettings,
  download,
  forwardList,
  hostUser,
  livestream,
  ownLinks,
  page,
  pagedList,
  panelRole,
  parameterError,
  participant,
  pastInvitee,
  person,
  record,
  recording,
  recordingOfSession,
  registrant,
  registration,
  schedule,
  subscription,
  timesOfSession,
  withAudience,
  withHost,
} satisfies Record<string, Aspect>;

export type AspectName = keyof typeof table;
export const aspects: Readonly<Record<AspectName, Aspect>> = table;
