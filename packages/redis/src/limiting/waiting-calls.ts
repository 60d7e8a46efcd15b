import { RateLimitWaitError, type Turn } from "@rcw/client";

/** A call that waits for its turn. */
export interface WaitingCall extends Turn {
  /** When it has waited long enough, by `performance.now()`. */
  readonly untilMs: number;
  /** Ends the wait: the call may leave, or it has failed. */
  end(error?: unknown): void;
}

/** Puts a call in its place: repeats stay in order among themselves, before everyone who hasn't left yet. */
export function enqueue(calls: WaitingCall[], call: WaitingCall): void {
  const firstOther = calls.findIndex(({ isRepeat }) => !isRepeat);
  calls.splice(call.isRepeat && firstOther >= 0 ? firstOther : calls.length, 0, call);
}

/** Ends the wait of those whose turn comes too late: the last one's comes in `lastReadyMs`. */
export function refuseLate(calls: WaitingCall[], lastReadyMs: number, maxWaitMs: number): void {
  const nowMs = performance.now();
  const last = calls.at(-1);
  if (last && nowMs + lastReadyMs > last.untilMs) {
    calls.pop();
    last.end(tooLong(last, lastReadyMs, `maxWaitMs is ${maxWaitMs}`));
  }
  for (const call of calls.filter(({ untilMs }) => untilMs <= nowMs)) {
    calls.splice(calls.indexOf(call), 1);
    call.end(tooLong(call, lastReadyMs, `maxWaitMs is ${maxWaitMs}`));
  }
}

export function tooLong({ group, operationId }: Turn, waitMs: number, reason: string): RateLimitWaitError {
  return new RateLimitWaitError(reason, { operationId, group, waitMs: Math.max(0, waitMs) });
}
