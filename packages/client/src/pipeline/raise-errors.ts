import type { Clock } from "../clock.js";
import { createApiError } from "../errors/create-api-error.js";
import type { Stage } from "./call.js";

/** Turns an answer whose status isn't a success into the error of that status. */
export function raiseErrors(clock: Clock): Stage {
  return (call, next) =>
    next(call).then((answer) => {
      if (!answer.response.ok && !answer.isDone) throw createApiError(answer, clock.now());
      return answer;
    });
}
