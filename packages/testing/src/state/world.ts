import type { ContractChecker } from "../contract/contract-checker.js";
import type { RuleSwitches } from "../rules/inferred-rules.js";
import type { Clock } from "../time/clock.js";
import { randomBelow } from "./random.js";
import type { State, StoredRecord } from "./state.js";

/** What the engine, the services' rules and the seeding helpers share. */
export interface World {
  /** Replaced as a whole by `reset()` and `restore()`: read it anew for each request. */
  state: State;
  readonly clock: Clock;
  readonly rules: RuleSwitches;
  readonly checker: ContractChecker;
}

/** The present time as an RFC 3339 date-time in UTC. */
export function presentTime({ clock }: World): string {
  return formatTime(clock.now());
}

/** `2026-09-01T08:00:00Z`; a fraction of a second only where there is one. */
export function formatTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(".000Z", "Z");
}

/** Id, order and times of a new record; an id that is given must be free, which the caller has checked. */
export function newRecord(world: World, isTaken: (id: string) => boolean, id?: string): StoredRecord {
  const time = presentTime(world);
  world.state.lastSequence += 1;
  return {
    id: id ?? newId(world.state, isTaken),
    sequence: world.state.lastSequence,
    creationTime: time,
    lastModifiedTime: time,
  };
}

function newId(state: State, isTaken: (id: string) => boolean): string {
  do state.lastId += 1 + randomBelow(state, 97);
  while (isTaken(String(state.lastId)));
  return String(state.lastId);
}
