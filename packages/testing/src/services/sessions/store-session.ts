import type { WcsSessionWithLocaleCodeModelWritable } from "@rcw/types";
import { awaitStart, changeStatus } from "../../life/change-status.js";
import { DIGITS, PASSWORD_CHARACTERS, randomText } from "../../state/random.js";
import type { SessionRecord, WebinarRecord } from "../../state/state.js";
import { newRecord, type World } from "../../state/world.js";
import { notifySession } from "../../webhooks/notify-session.js";
import { hostOf } from "../access.js";
import { storeInvitee } from "../invitees/store-invitee.js";
import { linkedUserOf } from "../webinars/show-webinar.js";

/** What a new session is made of. */
export type NewSession = Omit<WcsSessionWithLocaleCodeModelWritable, "hostJoinUri"> & {
  readonly id?: string | undefined;
  /** Id of the record that the host gets; one is made if it is left out. */
  readonly hostInviteeId?: string | undefined;
};

/** Puts a new session into the state; its host gets a record among the invitees. */
export function storeSession(world: World, webinar: WebinarRecord, given: NewSession): SessionRecord {
  const { sessions } = world.state;
  const session: SessionRecord = {
    ...newRecord(world, (taken) => sessions.has(taken), given.id),
    webinarId: webinar.id,
    scheduledStartTime: given.scheduledStartTime,
    scheduledDuration: given.scheduledDuration,
    timeZone: given.timeZone,
    panelJoinTimeOffset: given.panelJoinTimeOffset ?? 0,
    localeCode: given.localeCode ?? "en-US",
    title: given.title ?? "",
    description: given.description ?? "",
    status: "Scheduled",
    course: { runtimeStatus: "Idle" },
    videoBridgeId: randomText(world.state, 9, DIGITS),
    videoBridgePassword: randomText(world.state, 8, PASSWORD_CHARACTERS),
    videoBridgePstnPassword: randomText(world.state, 6, DIGITS),
    invitees: [],
    registration: { settings: {}, icalendarSequence: 0 },
    registrants: [],
    participants: [],
  };
  sessions.set(session.id, session);
  const hostRecord = { role: "Host", linkedUser: linkedUserOf(hostOf(world, webinar)) } as const;
  storeInvitee({ world, session }, hostRecord, given.hostInviteeId);
  notifySession(world, "Created", session);
  awaitStart(world, session);
  changeStatus(world, session, given.status ?? "Scheduled");
  return session;
}
