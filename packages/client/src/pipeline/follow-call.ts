import type { Stage } from "../call/call.js";
import type { CallObserver } from "../options/call-observer.js";
import { shownUrl } from "../secrets/redact.js";
import { quietly } from "./observe.js";

/** Lets an observer follow a call through all of the pipeline, so it is the outermost stage. */
export function followCall(observer: CallObserver): Stage {
  return (call, next) => {
    const { operationId, httpMethod, path } = call.operation;
    return observer.observeCall({ operationId, httpMethod, path, url: shownUrl(call.url) }, async (watcher) => {
      const answer = await next({ ...call, watcher });
      const isSuccess = answer.response.ok || answer.isDone === true;
      quietly(() => watcher.onEnd({ status: answer.response.status, isSuccess }));
      return answer;
    });
  };
}
