import { catchUp } from "../life/catch-up.js";
import { addInvitee } from "../seeding/add-invitee.js";
import { addRecording } from "../seeding/add-recording.js";
import { addSession } from "../seeding/add-session.js";
import { addWebinar } from "../seeding/add-webinar.js";
import { formatTime, type World, worldAt } from "../state/world.js";
import { scenarios } from "./scenarios.js";
import { buildTownHall } from "./town-hall.js";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./units.js";

const IDS = scenarios["finished-with-recordings"];

/** Both hosts pressed the button: their recordings have ids that a test knows beforehand. */
export function buildFinishedSessions(world: World): void {
  const nowMs = world.clock.now();
  buildTownHall(world, -DAY_MS - HOUR_MS);
  record(world, { ...IDS, endTimeMs: nowMs - DAY_MS });
  briefing(worldAt(world, nowMs - DAY_MS), nowMs - 35 * MINUTE_MS);
  catchUp(world);
  record(world, { ...IDS.processing, endTimeMs: nowMs - 5 * MINUTE_MS });
  catchUp(world);
}

/** The recording of a session begins to be processed when the session ends. */
function record(world: World, recorded: { sessionId: string; recordingId: string; endTimeMs: number }): void {
  const { sessionId, recordingId, endTimeMs } = recorded;
  addRecording(worldAt(world, endTimeMs), { sessionId, id: recordingId, status: "Processing" });
}

function briefing(world: World, startTimeMs: number): void {
  const { webinarId, sessionId, hostInviteeId, panelistInviteeIds } = IDS.processing;
  addWebinar(world, { id: webinarId, title: "Product Briefing" });
  addSession(world, {
    webinarId,
    id: sessionId,
    hostInviteeId,
    scheduledStartTime: formatTime(startTimeMs),
    scheduledDuration: 1800,
    timeZone: "Etc/UTC",
  });
  const nia = { firstName: "Nia", lastName: "Boateng", email: "nia.boateng@example.com" };
  addInvitee(world, { sessionId, id: panelistInviteeIds[0], ...nia });
}
