import type { ParticipantRecord } from "../state/participant-record.js";
import type { RegistrantRecord } from "../state/registration-record.js";
import type { InviteeRecord, SessionRecord } from "../state/state.js";
import type { World } from "../state/world.js";
import { withoutUndefined } from "../without-undefined.js";
import { chanceOf, digestOf } from "./chance.js";
import { planCourse } from "./course-plan.js";
import { participantIds } from "./participant-ids.js";

/** How many of a hundred do it, by role or habit. The host and co-hosts always come. */
const CHANCES = { panelistComes: 0.9, registrantComes: 0.7, attendeeLeavesEarly: 0.25, secondDevice: 0.1 } as const;

/** Somebody who will be in the session, with their times in milliseconds after its start. */
type Visit = Omit<ParticipantRecord, "id" | "sequence" | "joinTimeMs" | "leaveTimeMs"> & {
  readonly joinsAfterMs: number;
  readonly leavesAfterMs?: number;
};

/**
 * Decides who will join a session that starts now, and when: the host, the co-hosts, nine of ten panelists, seven of
 * ten registrants. The panel joins during practice and stays; attendees come in the first fifth of the broadcast, one
 * of four leaves before the end, and one of ten joins with a second device unless the session prevents that. Each
 * person's visit depends on the seed and on their own ids only.
 */
export function gatherParticipants(world: World, session: SessionRecord): void {
  const visits = [
    ...session.invitees.flatMap((invitee) => visitsOfInvitee(world, session, invitee)),
    ...session.registrants.flatMap((registrant) => visitsOfRegistrant(world, session, registrant)),
  ];
  const startTimeMs = world.clock.now();
  const ids = participantIds(world, session);
  for (const { joinsAfterMs, leavesAfterMs, ...person } of visits) {
    session.participants.push({
      ...person,
      ...ids.next(),
      joinTimeMs: startTimeMs + joinsAfterMs,
      ...(leavesAfterMs !== undefined && { leaveTimeMs: startTimeMs + leavesAfterMs }),
    });
  }
}

function visitsOfInvitee({ state }: World, session: SessionRecord, invitee: InviteeRecord): Visit[] {
  const chance = (what: string) => chanceOf(state.seed, session.id, invitee.id, what);
  if (invitee.role === "Panelist" && chance("comes") >= CHANCES.panelistComes) return [];
  const { goingLiveMs } = planCourse(session.scheduledDuration);
  const joinsAfterMs = invitee.role === "Host" ? 0 : secondsWithin(chance("joins"), goingLiveMs);
  return [{ ...visitorOf(invitee), uniqueUserHash: digestOf(state.seed, invitee.email ?? invitee.id), joinsAfterMs }];
}

/** What a participant's record takes over from an invitee's. */
export function visitorOf(invitee: InviteeRecord) {
  const { firstName, lastName, email, linkedUser } = invitee;
  return {
    ...withoutUndefined({ firstName, lastName, email, linkedUser: linkedUser && { ...linkedUser } }),
    originalRole: invitee.originalRole,
    type: invitee.type ?? "User",
    inviteeId: invitee.id,
    wasEjected: false,
  } as const;
}

function visitsOfRegistrant({ state }: World, session: SessionRecord, registrant: RegistrantRecord): Visit[] {
  const chance = (what: string) => chanceOf(state.seed, session.id, registrant.id, what);
  if (chance("comes") >= CHANCES.registrantComes) return [];
  const { liveMs, debriefMs } = planCourse(session.scheduledDuration);
  const broadcastMs = debriefMs - liveMs;
  const leavesEarly = chance("leaves early") < CHANCES.attendeeLeavesEarly;
  const visit: Visit = {
    ...attendeeOf(registrant),
    uniqueUserHash: digestOf(state.seed, registrant.email),
    joinsAfterMs: liveMs + secondsWithin(chance("joins"), broadcastMs / 5),
    ...(leavesEarly && { leavesAfterMs: debriefMs - secondsWithin(chance("leaves"), broadcastMs / 2) }),
  };
  const takesSecondDevice =
    session.registration.settings.preventMultipleDeviceJoins !== true && chance("device") < CHANCES.secondDevice;
  return takesSecondDevice ? [visit, { ...visit, joinsAfterMs: visit.joinsAfterMs + 1000 }] : [visit];
}

/** What a participant's record takes over from a registrant's. */
export function attendeeOf({ id, firstName, lastName, email }: RegistrantRecord) {
  return {
    firstName,
    lastName,
    email,
    originalRole: "Attendee",
    type: "User",
    registrantId: id,
    wasEjected: false,
  } as const;
}

/** A part of a period, in whole seconds. */
function secondsWithin(part: number, periodMs: number): number {
  return Math.floor((part * periodMs) / 1000) * 1000;
}
