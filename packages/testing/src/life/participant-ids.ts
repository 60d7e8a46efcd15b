import type { SessionRecord } from "../state/state.js";
import { newRecord, type World } from "../state/world.js";

/** Gives out the ids and the order of participants of a session. */
export interface ParticipantIds {
  next(givenId?: string): { id: string; sequence: number };
}

/** Knows the ids that are taken from the start on, so that thousands of participants are quick to add. */
export function participantIds(world: World, { participants }: SessionRecord): ParticipantIds {
  const taken = new Set(participants.map(({ id }) => id));
  return {
    next: (givenId) => {
      const { id, sequence } = newRecord(world, (candidate) => taken.has(candidate), givenId);
      taken.add(id);
      return { id, sequence };
    },
  };
}
