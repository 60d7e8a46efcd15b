import { type WcsSessionStatusModel, wcsSessionStatusModelValues } from "@rcw/types";
import { changeStatus } from "../life/change-status.js";
import type { World } from "../state/world.js";
import { findSeeded } from "./checks.js";

/** Starts, ends or resets a session, as its host and the platform do: any change is possible here. */
export function setSessionStatus(world: World, sessionId: string, status: WcsSessionStatusModel): void {
  const session = findSeeded("setSessionStatus", "session", world.state.sessions, sessionId);
  if (!wcsSessionStatusModelValues.includes(status)) {
    const allowed = wcsSessionStatusModelValues.join(", ");
    throw new RangeError(`setSessionStatus: a status is one of ${allowed}, received ${JSON.stringify(status)}`);
  }
  changeStatus(world, session, status);
}
