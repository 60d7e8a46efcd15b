import type { State } from "./state/state.js";
import type { World } from "./state/world.js";
import type { OffsetClock } from "./time/clock.js";

type AdjustableWorld = World & { readonly clock: OffsetClock };

/** What `fake.snapshot()` gives and `fake.restore()` takes. What is in it may change in any version. */
export class FakeSnapshot {
  readonly #state: State;
  readonly #offsetMs: number;

  constructor({ state, clock }: AdjustableWorld) {
    this.#state = structuredClone(state);
    this.#offsetMs = clock.offsetMs;
  }

  /** @internal */
  restoreTo(world: AdjustableWorld): void {
    world.state = structuredClone(this.#state);
    world.clock.offsetMs = this.#offsetMs;
  }
}
