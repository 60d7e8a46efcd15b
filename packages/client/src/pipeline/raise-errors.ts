import { createApiError } from "../answer/create-api-error.js";
import type { Clock } from "../time/clock.js";
import type { Stage } from "./call.js";

/** Turns an answer whose status isn't a success into the error of that status; a raw call answers with it. */
export function raiseErrors(clock: Clock): Stage {
  return (call, next) =>
    next(call).then((answer) => {
      if (!call.isRaw && !answer.response.ok && !answer.isDone) throw createApiError(answer, clock.now());
      return answer;
    });
}
