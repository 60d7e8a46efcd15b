import { addSession } from "../seeding/add-session.js";
import { addWebinar } from "../seeding/add-webinar.js";
import { storeInvitee } from "../services/invitees/store-invitee.js";
import type { SessionRecord } from "../state/state.js";
import type { World } from "../state/world.js";
import { personOf } from "./people.js";
import { scenarios } from "./scenarios.js";

const IDS = scenarios["ten-thousand-invitees"];

/** Stores the invitees without the rules of adding them: each would be compared with all who are there already. */
export function buildTenThousandInvitees(world: World): void {
  const { webinarId, sessionId, hostInviteeId, firstPanelistInviteeId, inviteeCount } = IDS;
  addWebinar(world, { id: webinarId, title: "All Hands" });
  addSession(world, { webinarId, id: sessionId, hostInviteeId, timeZone: "Etc/UTC" });
  const session = world.state.sessions.get(sessionId) as SessionRecord;
  const list = { world, session };
  for (let index = 0; index < inviteeCount - 1; index++) {
    const id = String(Number(firstPanelistInviteeId) + index);
    storeInvitee(list, { ...personOf(index), role: "Panelist" }, id);
  }
}
