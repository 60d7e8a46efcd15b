import type { WcsSessionStatusModel, WcsSessionWithLocaleCodeModelWritable } from "@rcw/types";
import { DIGITS, PASSWORD_CHARACTERS, randomText } from "../../state/random.js";
import type { SessionRecord, WebinarRecord } from "../../state/state.js";
import { newRecord, type World } from "../../state/world.js";
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
    videoBridgeId: randomText(world.state, 9, DIGITS),
    videoBridgePassword: randomText(world.state, 8, PASSWORD_CHARACTERS),
    videoBridgePstnPassword: randomText(world.state, 6, DIGITS),
    invitees: [],
  };
  changeStatus(world, session, given.status ?? "Scheduled");
  sessions.set(session.id, session);
  const hostRecord = { role: "Host", linkedUser: linkedUserOf(hostOf(world, webinar)) } as const;
  storeInvitee({ world, session, invitees: session.invitees }, hostRecord, given.hostInviteeId);
  return session;
}

/** Sets the status without asking whether the service would; a finished session has an end time. */
export function changeStatus(world: World, session: SessionRecord, status: WcsSessionStatusModel): void {
  session.status = status;
  if (status === "Finished") session.endTime = new Date(world.clock.now()).toISOString();
  else delete session.endTime;
}
