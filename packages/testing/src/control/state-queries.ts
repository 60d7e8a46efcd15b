import type {
  InviteeResource,
  RecordingModel,
  RegistrantModelWithQuestionnaire,
  SubscriptionInfo,
  WcsSessionResource,
  WcsWebinarResource,
} from "@rcw/types";
import { catchUp } from "../life/catch-up.js";
import { findSeeded } from "../seeding/checks.js";
import { hostOf } from "../services/access.js";
import { showInvitee } from "../services/invitees/show-invitee.js";
import { showRecording } from "../services/recordings/show-recording.js";
import { attendanceOf, showRegistrant } from "../services/registrants/show-registrant.js";
import { showSession } from "../services/sessions/show-session.js";
import { showSubscription } from "../services/subscriptions/show-subscription.js";
import { showWebinar } from "../services/webinars/show-webinar.js";
import type { SessionRecord, UserRecord } from "../state/state.js";
import { webinarOfSession } from "../state/webinar-of-session.js";
import type { World } from "../state/world.js";

/** Reads what the fake remembers, whole and without a call: no token, no page, no rate limit, no line in the journal. */
export interface StateQueries {
  /** Every user, in the order in which they were added. */
  users(): UserRecord[];
  /** Every webinar, in the order in which they were made. */
  webinars(): WcsWebinarResource[];
  /** Every session, as its host sees it. */
  sessions(): WcsSessionResource[];
  /** Everybody who is invited to a session; the host is the first. @throws {RangeError} for an unknown session. */
  invitees(sessionId: string): InviteeResource[];
  /** Everybody who has signed up for a session. @throws {RangeError} for an unknown session. */
  registrants(sessionId: string): RegistrantModelWithQuestionnaire[];
  /** Every recording. */
  recordings(): RecordingModel[];
  /** Every webhook subscription, without its verification token. */
  subscriptions(): SubscriptionInfo[];
}

const ORIGIN = "https://platform.ringcentral.com";

/** What was to happen by itself until now has happened before anything is read. Each answer is a copy. */
export function stateQueries(world: World): StateQueries {
  const present = () => {
    catchUp(world);
    return world.state;
  };
  const sessionOf = (query: string, sessionId: string) => findSeeded(query, "session", present().sessions, sessionId);
  const asHost = (session: SessionRecord) => {
    const webinar = webinarOfSession(world.state, session);
    return showSession(hostOf(world, webinar), webinar, session);
  };
  return {
    users: () => [...present().users.values()].map((user) => structuredClone(user)),
    webinars: () => [...present().webinars.values()].map((webinar) => showWebinar(world, webinar)),
    sessions: () => [...present().sessions.values()].map(asHost),
    invitees: (sessionId) => sessionOf("invitees", sessionId).invitees.map(showInvitee),
    registrants: (sessionId) => {
      const session = sessionOf("registrants", sessionId);
      const attendance = attendanceOf(world, session);
      return session.registrants.map((registrant) => showRegistrant(session, registrant, attendance, true));
    },
    recordings: () => [...present().recordings.values()].map(showRecording),
    subscriptions: () => [...present().subscriptions.values()].map((one) => showSubscription(world, ORIGIN, one)),
  };
}
