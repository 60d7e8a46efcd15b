import type { ModelRequest } from "./operations.js";
import type { ModelUser } from "./people.js";

/** Properties that were given and are shown as they were given. */
export type Given = Readonly<Record<string, unknown>>;

export interface ModelWebinar {
  readonly id: string;
  readonly host: ModelUser;
  /** Orders what was made at the same time. */
  readonly number: number;
  readonly creationTimeMs: number;
  lastModifiedTimeMs: number;
  title: string;
  description: string | undefined;
  /** The settings that were ever given, without the password. */
  settings: Given;
  password: string | "made by the service" | undefined;
}

export interface ModelInvitee {
  /** Blank until the model has seen the record. */
  id: string;
  readonly isHost: boolean;
  readonly number: number;
  readonly creationTimeMs: number;
  lastModifiedTimeMs: number;
  readonly linkedUserId: string | undefined;
  /** firstName, lastName, email and jobTitle, of somebody without a linked user. */
  contact: Given;
  role: string;
  type: string;
  sendInvite: boolean;
}

export interface ModelSession {
  readonly id: string;
  readonly webinar: ModelWebinar;
  readonly number: number;
  readonly creationTimeMs: number;
  /** Start, duration, time zone and the rest of the schedule, as given. */
  schedule: { readonly scheduledStartTime: string; readonly scheduledDuration: number } & Given;
  title: string;
  description: string;
  status: "Scheduled" | "Active" | "Finished";
  /** When it starts or ends by itself. */
  nextTurnMs: number | undefined;
  endTimeMs: number | undefined;
  invitees: ModelInvitee[];
}

/** Stands for an item's place in its list. */
export type Key = readonly [timeMs: number, number: number];

/** Where a page begins or ends; the first page has neither. */
export interface Place {
  readonly after?: Key;
  readonly before?: Key;
}

/** A page that a list has offered: the request that it answered, and where the page's token leads. */
export interface Offer {
  readonly request: ModelRequest;
  readonly token: string;
  readonly place: Place;
}

/** Everything that the model remembers. */
export interface ModelWorld {
  nowMs: number;
  lastNumber: number;
  readonly webinars: Map<string, ModelWebinar>;
  readonly sessions: Map<string, ModelSession>;
  /** Ids that were ever given out, those of deleted records included. */
  readonly knownWebinarIds: string[];
  readonly knownSessions: { readonly id: string; readonly webinarId: string; readonly inviteeIds: string[] }[];
  readonly offers: Offer[];
}

export function createModelWorld(nowMs: number): ModelWorld {
  return {
    nowMs,
    lastNumber: 0,
    webinars: new Map(),
    sessions: new Map(),
    knownWebinarIds: [],
    knownSessions: [],
    offers: [],
  };
}

export function nextNumber(world: ModelWorld): number {
  world.lastNumber += 1;
  return world.lastNumber;
}

export function sessionsOf({ sessions }: ModelWorld, webinar: ModelWebinar): ModelSession[] {
  return [...sessions.values()].filter((session) => session.webinar === webinar);
}

export function startTimeMsOf({ schedule }: ModelSession): number {
  return Date.parse(schedule.scheduledStartTime);
}

/** When a session has ended, or else will end by its schedule. */
export function endTimeMsOf(session: ModelSession): number {
  return session.endTimeMs ?? startTimeMsOf(session) + session.schedule.scheduledDuration * 1000;
}
