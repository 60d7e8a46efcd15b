import type { PartialWcsSessionWithLocaleCodeModel, WcsSessionResource } from "@rcw/types";
import { hostOf } from "../services/access.js";
import { showSession } from "../services/sessions/show-session.js";
import { storeSession } from "../services/sessions/store-session.js";
import { isTimeZone } from "../services/sessions/time-zone.js";
import { formatTime, type World } from "../state/world.js";
import { checkAgainst, checkNewId, findSeeded } from "./checks.js";

/** A session to add; only its webinar is required. */
export interface AddSessionOptions extends Omit<PartialWcsSessionWithLocaleCodeModel, "hostJoinUri"> {
  readonly webinarId: string;
  readonly id?: string;
  /** Id of the record that the host gets among the invitees. */
  readonly hostInviteeId?: string;
}

const ONE_WEEK_MS = 7 * 24 * 3600 * 1000;

/** Without a schedule the session is in a week and lasts an hour. A webinar takes any number of seeded sessions. */
export function addSession(world: World, options: AddSessionOptions): WcsSessionResource {
  const { webinarId, id, hostInviteeId, ...properties } = options;
  const { webinars, sessions } = world.state;
  const webinar = findSeeded("addSession", "webinar", webinars, webinarId);
  checkNewId("addSession", id, (taken) => sessions.has(taken));
  checkNewId("addSession", hostInviteeId, () => false);
  checkAgainst("addSession", world.checker, "PartialWcsSessionWithLocaleCodeModel", properties);
  if (properties.timeZone !== undefined && !isTimeZone(properties.timeZone)) {
    throw new RangeError(`addSession: timeZone is an IANA name such as "Europe/Madrid", not "${properties.timeZone}"`);
  }
  const session = storeSession(world, webinar, {
    scheduledStartTime: formatTime(world.clock.now() + ONE_WEEK_MS),
    scheduledDuration: 3600,
    timeZone: "Etc/UTC",
    ...properties,
    id,
    hostInviteeId,
  });
  return showSession(hostOf(world, webinar), webinar, session);
}
