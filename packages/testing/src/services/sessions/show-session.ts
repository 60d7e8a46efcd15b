import type { SessionGlobalListEntry, WcsSessionResource } from "@rcw/types";
import { indexOf } from "../../state/invitee-index.js";
import type { SessionRecord, UserRecord, WebinarRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";
import { withoutUndefined } from "../../without-undefined.js";
import { hostOf } from "../access.js";
import { linkedUserOf } from "../webinars/show-webinar.js";
import { describeTimeZone } from "./time-zone.js";

/** Roles whose holders learn the passwords of the video bridge. */
const PANEL_ROLES = new Set(["Host", "CoHost", "Panelist"]);

/** A session as one user sees it. */
export function showSession(viewer: UserRecord, webinar: WebinarRecord, session: SessionRecord): WcsSessionResource {
  const { videoBridgeId, videoBridgePassword, videoBridgePstnPassword } = session;
  const isOnPanel = PANEL_ROLES.has(roleOf(viewer, session) ?? "");
  return {
    ...showSchedule(webinar, session),
    videoBridgeId,
    ...(isOnPanel && { videoBridgePassword, videoBridgePstnPassword }),
    attendeeJoinUri: joinUriOf(session),
    hasUnsentInvites: indexOf(session.invitees).hasUnsentInvites,
  };
}

/** A session as the lists show it, with its webinar. */
export function showListedSession(world: World, session: SessionRecord): SessionGlobalListEntry {
  const webinar = world.state.webinars.get(session.webinarId) as WebinarRecord;
  const { id, title, description } = webinar;
  const host = { linkedUser: linkedUserOf(hostOf(world, webinar)) };
  return {
    ...showSchedule(webinar, session),
    webinar: { id, title, ...withoutUndefined({ description }), host },
  };
}

/** The role that a user holds in a session as the linked user of an invitee. */
export function roleOf(user: UserRecord, { invitees }: SessionRecord): string | undefined {
  return indexOf(invitees).linkedTo(user)[0]?.role;
}

/** The common join address; personal ones add to it. */
export function joinUriOf({ videoBridgeId }: Pick<SessionRecord, "videoBridgeId">): string {
  return `https://v.ringcentral.com/join/${videoBridgeId}`;
}

/** A blank title or description lets the webinar's be shown. */
function showSchedule(webinar: WebinarRecord, session: SessionRecord) {
  const description = session.description.trim() === "" ? webinar.description : session.description;
  return {
    id: session.id,
    creationTime: session.creationTime,
    lastModifiedTime: session.lastModifiedTime,
    scheduledStartTime: session.scheduledStartTime,
    scheduledDuration: session.scheduledDuration,
    timeZone: session.timeZone,
    localizedTimeZoneDescription: describeTimeZone(session),
    panelJoinTimeOffset: session.panelJoinTimeOffset,
    title: session.title.trim() === "" ? webinar.title : session.title,
    ...withoutUndefined({ description }),
    status: session.status,
    hostJoinUri: `${joinUriOf(session)}?role=host`,
    localeCode: session.localeCode,
  };
}
