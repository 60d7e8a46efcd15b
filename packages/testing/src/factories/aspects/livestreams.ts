import { type Given, MADE } from "../overrides.js";
import type { Aspect } from "./aspect.js";

/** Traits of a livestream. */
export interface LivestreamTraits {
  /** On the air. */
  publishingLivestream(): this;
  /** Ended as planned. */
  completedLivestream(): this;
  /** Broke off: an `error`. */
  failedLivestream(): this;
}

/** The stage before each stage; there is none before the first. */
const STAGE_BEFORE: Readonly<Record<string, string | undefined>> = {
  Initialized: undefined,
  Authorized: "Initialized",
  Configured: "Authorized",
  PublishSetup: "Configured",
  Publishing: "PublishSetup",
  Error: "PublishSetup",
  Paused: "Publishing",
  Break: "Publishing",
  Deleted: "Configured",
  Completed: "Publishing",
};
const NOT_STARTED = ["Initialized", "Authorized", "Configured", "PublishSetup", "Deleted"];

/** An error only for a failure, a start only once it was reached. */
export const livestream: Aspect = {
  traitsInterface: "LivestreamTraits",
  traits: {
    publishingLivestream: { livestreamStatus: "Publishing" },
    completedLivestream: { livestreamStatus: "Completed" },
    failedLivestream: { livestreamStatus: "Error" },
  } satisfies Record<keyof LivestreamTraits, Given>,
  imply: (given) => {
    const { livestreamStatus = given.error === undefined ? "Publishing" : "Error" } = given;
    const stage = String(livestreamStatus);
    return {
      livestreamStatus,
      previousLivestreamStatus: Object.hasOwn(STAGE_BEFORE, stage) ? STAGE_BEFORE[stage] : MADE,
      error: stage === "Error" ? MADE : undefined,
      ...(NOT_STARTED.includes(stage) && { livestreamStartTime: undefined }),
    };
  },
};
