import type { InviteeResource, RcwRoleEnum, WcsSessionStatusModel, WcsWebinarSettingsModel } from "@rcw/types";
import type { AccountRecord } from "../accounts/account-record.js";
import type { AppRecord, AssertionRecord, AuthorizationCodeRecord, LoginSessionRecord } from "../oauth/records.js";
import type { RateLimitWindow } from "../rate-limits/rate-limit-window.js";
import type { ParticipantRecord } from "./participant-record.js";
import type { RecordingRecord } from "./recording-record.js";
import type { RegistrantRecord, RegistrationRecord } from "./registration-record.js";
import type { SessionCourse } from "./session-course.js";
import type { SubscriptionRecord } from "./subscription-record.js";

/** Everything the fake remembers: plain data, so that it can be copied whole. */
export interface State {
  readonly seed: number;
  /** State of the random numbers. */
  random: number;
  lastId: number;
  /** Number of the record made last: records are ordered by it where times are equal. */
  lastSequence: number;
  requestCount: number;
  /** By accountId; an account that isn't here decides nothing. */
  readonly accounts: Map<string, AccountRecord>;
  readonly users: Map<string, UserRecord>;
  /** By clientId. */
  readonly apps: Map<string, AppRecord>;
  /** JWTs that a user may log in with, by their text. */
  readonly assertions: Map<string, AssertionRecord>;
  /** By code; each is deleted when it is used. */
  readonly authorizationCodes: Map<string, AuthorizationCodeRecord>;
  /** By id, in the order of the logins. */
  readonly loginSessions: Map<string, LoginSessionRecord>;
  /** Access tokens by their text; one that was killed is gone. */
  readonly tokens: Map<string, TokenRecord>;
  /** By user, app and group. */
  readonly rateLimitWindows: Map<string, RateLimitWindow>;
  readonly webinars: Map<string, WebinarRecord>;
  readonly sessions: Map<string, SessionRecord>;
  readonly recordings: Map<string, RecordingRecord>;
  readonly subscriptions: Map<string, SubscriptionRecord>;
}

/** A user of an account, who may host webinars or be a linked user of an invitee. */
export interface UserRecord {
  readonly userId: string;
  readonly accountId: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** What the user may do beyond their own webinars: `WebinarSettings` makes an administrator. */
  readonly permissions: readonly string[];
  /** Whether the user has the licence to run webinars. */
  readonly entitled: boolean;
}

/** An access token: who calls, through an app with which permissions. */
export interface TokenRecord {
  readonly userId: string;
  /** The app that got the token. */
  readonly clientId: string;
  readonly permissions: readonly string[];
  /** In milliseconds since 1970; a token without it never expires. */
  readonly expirationTimeMs?: number;
  /** When a call was first made with the token, in milliseconds since 1970. */
  firstUseTimeMs?: number;
}

/** What every stored record has. Times are RFC 3339 date-times in UTC. */
export interface StoredRecord {
  readonly id: string;
  readonly sequence: number;
  readonly creationTime: string;
  lastModifiedTime: string;
}

export interface WebinarRecord extends StoredRecord {
  readonly hostUserId: string;
  title: string;
  description?: string;
  settings: WcsWebinarSettingsModel;
}

export interface SessionRecord extends StoredRecord {
  readonly webinarId: string;
  scheduledStartTime: string;
  /** In seconds. */
  scheduledDuration: number;
  timeZone: string;
  /** In seconds before the start. */
  panelJoinTimeOffset: number;
  localeCode: string;
  /** Blank: the webinar's title is shown. */
  title: string;
  /** Blank: the webinar's description is shown. */
  description: string;
  status: WcsSessionStatusModel;
  course: SessionCourse;
  readonly videoBridgeId: string;
  readonly videoBridgePassword: string;
  readonly videoBridgePstnPassword: string;
  /** In the order in which they were added; the host's record is the first. */
  readonly invitees: InviteeRecord[];
  readonly registration: RegistrationRecord;
  /** In the order in which they signed up. */
  readonly registrants: RegistrantRecord[];
  /** Everybody who joins, from the start of the session on; see `ParticipantRecord.joinTimeMs`. */
  participants: ParticipantRecord[];
}

/** An invitee as it is shown, with the number that orders the list and the role of the invitation. */
export type InviteeRecord = InviteeResource & {
  id: string;
  readonly sequence: number;
  readonly originalRole: RcwRoleEnum;
};
