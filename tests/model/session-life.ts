import { type ModelSession, type ModelWorld, startTimeMsOf } from "./world.js";

/** Sessions start at their time and end after their duration. */
export function passTime(world: ModelWorld, durationMs: number): void {
  world.nowMs += durationMs;
  for (const session of world.sessions.values()) {
    while (session.nextTurnMs !== undefined && session.nextTurnMs <= world.nowMs) {
      turn(session, session.status === "Scheduled" ? "Active" : "Finished", session.nextTurnMs);
    }
  }
}

/** A start in the past isn't waited for. */
export function awaitStart({ nowMs }: ModelWorld, session: ModelSession): void {
  const startTimeMs = startTimeMsOf(session);
  session.nextTurnMs = startTimeMs > nowMs ? startTimeMs : undefined;
}

/** Somebody starts, ends or resets a session. */
export function setStatus(world: ModelWorld, session: ModelSession, status: ModelSession["status"]): void {
  if (status === session.status) return;
  if (status === "Scheduled") reset(world, session);
  else turn(session, status, world.nowMs);
}

function reset(world: ModelWorld, session: ModelSession): void {
  session.status = "Scheduled";
  session.endTimeMs = undefined;
  awaitStart(world, session);
}

function turn(session: ModelSession, status: "Active" | "Finished", timeMs: number): void {
  session.status = status;
  session.nextTurnMs = status === "Active" ? timeMs + session.schedule.scheduledDuration * 1000 : undefined;
  session.endTimeMs = status === "Active" ? undefined : timeMs;
}
