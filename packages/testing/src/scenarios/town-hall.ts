import { catchUp } from "../life/catch-up.js";
import { addInvitee } from "../seeding/add-invitee.js";
import { addRegistrant } from "../seeding/add-registrant.js";
import { addSession } from "../seeding/add-session.js";
import { addUser } from "../seeding/add-user.js";
import { addWebinar } from "../seeding/add-webinar.js";
import { DEFAULT_USER } from "../state/create-state.js";
import { formatTime, type World, worldAt } from "../state/world.js";
import { personOf } from "./people.js";
import { scenarios } from "./scenarios.js";
import { DAY_MS, HOUR_MS } from "./units.js";

const IDS = scenarios["scheduled-town-hall"];

/**
 * Prepares a town hall two weeks before its start, lets people register in the days after that, and lets happen what
 * was to happen until now.
 *
 * @param startsInMs when its session starts, from now on; negative if it has started.
 */
export function buildTownHall(world: World, startsInMs: number): void {
  const startTimeMs = world.clock.now() + startsInMs;
  const preparedTimeMs = startTimeMs - 14 * DAY_MS;
  prepare(worldAt(world, preparedTimeMs), startTimeMs);
  IDS.registrantIds.forEach((id, index) => {
    const then = worldAt(world, preparedTimeMs + (index + 1) * HOUR_MS);
    addRegistrant(then, { sessionId: IDS.sessionId, id, ...personOf(index), source: "newsletter" });
  });
  catchUp(world);
}

function prepare(world: World, startTimeMs: number): void {
  const { webinarId, sessionId, hostInviteeId, coHostInviteeId, coHostUserId, panelistInviteeIds } = IDS;
  const { accountId } = DEFAULT_USER;
  addUser(world, { userId: coHostUserId, accountId, firstName: "Kofi", lastName: "Mensah" });
  addWebinar(world, {
    id: webinarId,
    title: "Quarterly Town Hall",
    description: "Results of the quarter, plans for the next one and answers to your questions.",
    settings: { registrationEnabled: true, panelistWaitingRoom: true },
  });
  addSession(world, {
    webinarId,
    id: sessionId,
    hostInviteeId,
    scheduledStartTime: formatTime(startTimeMs),
    scheduledDuration: 3600,
    timeZone: "Europe/Madrid",
    panelJoinTimeOffset: 900,
  });
  const linkedUser = { userId: coHostUserId, accountId, domain: "pbx" } as const;
  addInvitee(world, { sessionId, id: coHostInviteeId, role: "CoHost", linkedUser });
  const [firstPanelistId, secondPanelistId] = panelistInviteeIds;
  const mei = { firstName: "Mei", lastName: "Lin", email: "mei.lin@example.com", jobTitle: "Head of Research" };
  addInvitee(world, { sessionId, id: firstPanelistId, ...mei });
  const omar = { firstName: "Omar", lastName: "Haddad", email: "omar.haddad@example.com" };
  addInvitee(world, { sessionId, id: secondPanelistId, ...omar });
}
