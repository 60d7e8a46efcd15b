import type { Hooks, RequestEvent } from "../options/hooks.js";

/** Where log lines go; `console` is one. */
export interface Logger {
  debug(message: string, event: object): void;
  warn(message: string, event: object): void;
  error(message: string, event: object): void;
}

/**
 * Hooks that write a line for each event, with the event beside it: requests and answers as `debug`, repeats as `warn`,
 * failures as `error`. Neither holds a secret.
 *
 * @param also Hooks that are told as well.
 * @example
 * createWebinarClient({ auth, hooks: createLogHooks(console) });
 */
export function createLogHooks(logger: Logger, also: Hooks = {}): Hooks {
  return {
    onRequest(event) {
      logger.debug(`${nameOf(event)}: ${event.httpMethod} ${event.url}`, event);
      also.onRequest?.(event);
    },
    onResponse(event) {
      logger.debug(`${nameOf(event)}: ${event.status} after ${Math.round(event.durationMs)} ms`, event);
      also.onResponse?.(event);
    },
    onRetry(event) {
      const { reason, delayMs } = event;
      const why = typeof reason === "number" ? reason : reason.name;
      logger.warn(`${nameOf(event)}: ${why}; repeating in ${Math.round(delayMs)} ms`, event);
      also.onRetry?.(event);
    },
    onError(event) {
      logger.error(`rcw ${event.error}`, event);
      also.onError?.(event);
    },
  };
}

function nameOf({ operationId, attempt }: RequestEvent): string {
  return `rcw ${operationId ?? "raw call"} attempt ${attempt}`;
}
