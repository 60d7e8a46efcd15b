import { closeRegistrationIfDue } from "../services/registration/set-registration-status.js";
import { type World, worldAt } from "../state/world.js";
import { makeAvailable } from "./record-session.js";
import { registrationClosingTimeMs } from "./registration-steps.js";
import { nextStepTimeMs, takeNextStep } from "./session-steps.js";

/** Something that happens by itself at a moment. */
interface Effect {
  /** In milliseconds since 1970. */
  readonly timeMs: number;
  /** Called with a world whose clock shows that moment. */
  apply(world: World): void;
}

/**
 * Lets everything happen that was to happen by itself until now, in the order of its times: sessions start, go on and
 * end, recordings become available, registration closes. Called with every request and every advance of the clock, so
 * that it makes no difference when somebody looks.
 */
export function catchUp(world: World): void {
  for (let effect = nextEffect(world); effect !== undefined; effect = nextEffect(world)) {
    effect.apply(worldAt(world, effect.timeMs));
  }
}

/** The earliest effect that is due; of two at the same time the one whose record was made first. */
function nextEffect(world: World): Effect | undefined {
  let next: Effect | undefined;
  let latestMs = world.clock.now();
  const isNext = (timeMs: number | undefined): timeMs is number =>
    timeMs !== undefined && (next === undefined ? timeMs <= latestMs : timeMs < latestMs);
  const take = (timeMs: number, apply: Effect["apply"]) => {
    next = { timeMs, apply };
    latestMs = timeMs;
  };
  for (const session of world.state.sessions.values()) {
    const stepTimeMs = nextStepTimeMs(world, session);
    if (isNext(stepTimeMs)) take(stepTimeMs, (then) => takeNextStep(then, session));
    const closingTimeMs = registrationClosingTimeMs(world, session);
    if (isNext(closingTimeMs)) take(closingTimeMs, (then) => closeRegistrationIfDue(then, session));
  }
  for (const recording of world.state.recordings.values()) {
    const { availableTimeMs } = recording;
    if (isNext(availableTimeMs)) take(availableTimeMs, (then) => makeAvailable(then, recording));
  }
  return next;
}
