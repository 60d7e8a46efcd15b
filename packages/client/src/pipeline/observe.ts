import type { Clock } from "../clock.js";
import type { Hooks, RequestEvent } from "../hooks.js";
import type { Call, Stage } from "./call.js";

/** Tells the hooks of each attempt and its answer. */
export function observe(hooks: Hooks, clock: Clock): Stage {
  return async (call, next) => {
    const startMs = clock.now();
    tell(hooks, "onRequest", describeAttempt(call));
    const answer = await next(call);
    const { rateLimit, response } = answer;
    tell(hooks, "onResponse", {
      ...describeAttempt(call),
      status: response.status,
      durationMs: clock.now() - startMs,
      requestId: response.headers.get("rcrequestid") ?? undefined,
      rateLimit,
    });
    return answer;
  };
}

/** What hooks may know of an attempt: no headers and no body. */
export function describeAttempt({ operation, url, attempt }: Call): RequestEvent {
  return { operationId: operation.operationId, httpMethod: operation.httpMethod, url, attempt };
}

/** Tells one hook; a watcher that fails must not fail the call that it watches. */
export function tell<Name extends keyof Hooks>(
  hooks: Hooks | undefined,
  name: Name,
  event: Parameters<NonNullable<Hooks[Name]>>[0],
): void {
  try {
    hooks?.[name]?.(event as never);
  } catch {}
}
