import type { HistorySessionBaseModel } from "@rcw/types";
import type { ParticipantRecord } from "../../state/participant-record.js";
import type { SessionRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";
import { joinedParticipants } from "./joined-participants.js";

type Counts = Required<
  Pick<HistorySessionBaseModel, "participantCount" | "attendeeCount" | "uniqueParticipantCount" | "uniqueAttendeeCount">
>;

/** How many times somebody has joined, and how many people that were: all of them, and those who came to watch. */
export function countParticipants(world: World, session: SessionRecord): Counts {
  const participants = joinedParticipants(world, session);
  const attendees = participants.filter(({ originalRole }) => originalRole === "Attendee");
  return {
    participantCount: participants.length,
    attendeeCount: attendees.length,
    uniqueParticipantCount: countPeople(participants),
    uniqueAttendeeCount: countPeople(attendees),
  };
}

function countPeople(participants: readonly ParticipantRecord[]): number {
  return new Set(participants.map(({ uniqueUserHash }) => uniqueUserHash)).size;
}
