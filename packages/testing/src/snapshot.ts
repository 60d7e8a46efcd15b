import type { State } from "./state/state.js";
import type { World } from "./state/world.js";
import type { OffsetClock } from "./time/clock.js";

declare const OPAQUE: unique symbol;

/**
 * What `fake.snapshot()` gives and `fake.restore()` takes: what the service remembers, and its time. Journal and
 * faults are the test's and no part of it. There is nothing in it to read.
 */
export interface FakeSnapshot {
  readonly [OPAQUE]: true;
}

type AdjustableWorld = World & { readonly clock: OffsetClock };

const contents = new WeakMap<FakeSnapshot, { readonly state: State; readonly offsetMs: number }>();

export function takeSnapshot({ state, clock }: AdjustableWorld): FakeSnapshot {
  const snapshot = Object.freeze({}) as FakeSnapshot;
  contents.set(snapshot, { state: structuredClone(state), offsetMs: clock.offsetMs });
  return snapshot;
}

export function restoreSnapshot(world: AdjustableWorld, snapshot: FakeSnapshot): void {
  const content = contents.get(snapshot);
  if (content === undefined) throw new TypeError("restore: give it what snapshot() returned");
  world.state = structuredClone(content.state);
  world.clock.offsetMs = content.offsetMs;
}
