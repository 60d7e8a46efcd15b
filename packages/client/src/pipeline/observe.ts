import type { Call, Stage } from "../call/call.js";
import type { Hooks, RequestEvent, ResponseEvent } from "../options/hooks.js";
import { shownUrl } from "../secrets/redact.js";
import type { Clock } from "../time/clock.js";

/** Tells the hooks, and who follows the call, of each attempt and its answer. */
export function observe(hooks: Hooks | undefined, clock: Clock): Stage {
  return async (call, next) => {
    const { watcher } = call;
    const startMs = clock.now();
    const attempt = describeAttempt(call);
    tell(hooks, "onRequest", attempt);
    if (watcher) quietly(() => watcher.onRequest({ attempt: call.attempt }));
    const tellFailure = (error: unknown) => {
      quietly(() => watcher?.onFailure({ attempt: call.attempt, durationMs: clock.now() - startMs, error }));
      throw error;
    };
    // Another layer of promises only where somebody follows the call.
    const answer = await (watcher ? next(call).catch(tellFailure) : next(call));
    const { rateLimit, response } = answer;
    const event: ResponseEvent = {
      status: response.status,
      durationMs: clock.now() - startMs,
      requestId: response.headers.get("rcrequestid") ?? undefined,
      rateLimit,
      // Last, since adding to what has been spread costs as much as a stage.
      ...attempt,
    };
    tell(hooks, "onResponse", event);
    if (watcher) quietly(() => watcher.onResponse(event));
    return answer;
  };
}

/** What hooks may know of an attempt: no headers and no body. */
export function describeAttempt({ operation, url, attempt }: Call): RequestEvent {
  return { operationId: operation.operationId, httpMethod: operation.httpMethod, url: shownUrl(url), attempt };
}

/** Tells one hook; a watcher that fails must not fail the call that it watches. */
export function tell<Name extends keyof Hooks>(
  hooks: Hooks | undefined,
  name: Name,
  event: Parameters<NonNullable<Hooks[Name]>>[0],
): void {
  quietly(() => hooks?.[name]?.(event as never));
}

/** Does something of which the failure is nobody's here: neither now nor, where it takes time, later. */
export function quietly(act: () => unknown): void {
  try {
    const result = act();
    if (result instanceof Promise) result.catch(() => {});
  } catch {}
}
