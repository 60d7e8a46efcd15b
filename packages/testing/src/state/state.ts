import type { InviteeResource, WcsSessionStatusModel, WcsWebinarSettingsModel } from "@rcw/types";

/** Everything the fake remembers: plain data, so that it can be copied whole. */
export interface State {
  readonly seed: number;
  /** State of the random numbers. */
  random: number;
  lastId: number;
  /** Number of the record made last: records are ordered by it where times are equal. */
  lastSequence: number;
  requestCount: number;
  readonly users: Map<string, UserRecord>;
  readonly tokens: Map<string, TokenRecord>;
  readonly webinars: Map<string, WebinarRecord>;
  readonly sessions: Map<string, SessionRecord>;
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
  readonly permissions: readonly string[];
  /** In milliseconds since 1970; a token without it never expires. */
  readonly expirationTimeMs?: number;
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
  /** When the session ended, once it has. */
  endTime?: string;
  readonly videoBridgeId: string;
  readonly videoBridgePassword: string;
  readonly videoBridgePstnPassword: string;
  /** In the order in which they were added; the host's record is the first. */
  invitees: InviteeRecord[];
}

/** An invitee as it is shown, with the number that orders the list. */
export type InviteeRecord = InviteeResource & { id: string; readonly sequence: number };
