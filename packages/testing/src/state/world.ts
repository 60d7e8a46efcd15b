import type { ContractChecker } from "../contract/contract-checker.js";
import type { OAuthSettings } from "../oauth/oauth-settings.js";
import type { RateLimits } from "../rate-limits/rate-limits.js";
import type { RuleSwitches } from "../rules/inferred-rules.js";
import type { Clock } from "../time/clock.js";
import type { WebhookSender } from "../webhooks/webhook-sender.js";
import { randomBelow } from "./random.js";
import type { State, StoredRecord } from "./state.js";

/** What the engine, the services' rules and the seeding helpers share. */
export interface World {
  /** Replaced as a whole by `reset()` and `restore()`: read it anew for each request. */
  state: State;
  readonly clock: Clock;
  readonly rules: RuleSwitches;
  readonly rateLimits: RateLimits;
  readonly oauth: OAuthSettings;
  readonly checker: ContractChecker;
  /** Whether what the service passes over in silence is refused. */
  readonly strict: boolean;
  /** Largest body that is taken, in bytes. */
  readonly maxBodyBytes: number;
  /** Delivers events; without it nothing is sent. */
  readonly webhooks?: WebhookSender;
}

/** The same world with a clock that shows a moment of its own, for what is to happen at that moment. */
export function worldAt(world: World, timeMs: number): World {
  return Object.create(world, { clock: { value: { now: () => timeMs } } }) as World;
}

/** The same world with the state that it has now, whatever happens to it later. */
export function withPresentState(world: World): World {
  return Object.create(world, { state: { value: world.state } }) as World;
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
