import type { ParticipantRecord } from "../../state/participant-record.js";
import type { SessionRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";

/** Everybody who has joined until now, those who have left again included. */
export function joinedParticipants({ clock }: World, { participants }: SessionRecord): ParticipantRecord[] {
  const nowMs = clock.now();
  return participants.filter(({ joinTimeMs }) => joinTimeMs <= nowMs);
}
