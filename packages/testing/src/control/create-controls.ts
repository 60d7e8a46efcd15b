import type { Engine } from "../engine/engine.js";
import type { OffsetClock } from "../time/clock.js";
import { createHandle, type Handle } from "./create-handle.js";
import { type FaultPlan, Faults } from "./faults/fault-plan.js";
import { type Journal, RequestJournal } from "./journal/journal.js";
import { createLatency } from "./latency.js";

/** What a test holds in its hand: an engine that notes every request and fails as planned. */
export interface Controls {
  readonly handle: Handle;
  readonly journal: Journal;
  readonly faults: FaultPlan;
  /** Empties the journal and the plan, and lets go of answers that wait for their latency to pass. */
  clear(): void;
}

/** Puts the controls around an engine; `runsByItself` says that its clock does. */
export function createControls(engine: Engine, clock: OffsetClock, runsByItself: boolean): Controls {
  const journal = new RequestJournal(clock);
  const latency = createLatency(clock, runsByItself);
  const faults = new Faults(latency);
  return {
    handle: createHandle({ engine, journal, faults, wait: latency.wait }),
    journal,
    faults,
    clear: () => {
      journal.clear();
      faults.clear();
      latency.release();
    },
  };
}
