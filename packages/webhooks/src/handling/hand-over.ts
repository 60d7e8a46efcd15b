import { toEvent } from "../events/read-event.js";
import type { WebhookHandlers } from "../events/webhook-event.js";
import { sleep } from "../time/clock.js";
import { type EventProgress, tell } from "../watching/webhook-hooks.js";
import type { WaitingEvent } from "./lane.js";
import type { Slots } from "./slots.js";
import type { WorkerContext } from "./worker-options.js";

/** What became of an event: `left` when the worker was closed before the event was done with. */
export type Outcome = "handled" | "buried" | "left";

/** How long to wait until an inbox that fails is told again, in milliseconds. */
const TELL_AGAIN_MS = 250;

/** Hands an event to its handler until that is done with it, or it has to be given up. */
export async function handOver(
  { taken, read }: WaitingEvent,
  isLate: boolean,
  context: WorkerContext,
  slots: Slots,
  closing: AbortSignal,
): Promise<Outcome> {
  const { hooks, clock, random, limits, inbox, known } = context;
  // A taker that was lost may have been lost through the event itself: each taking counts as an attempt.
  for (let attempt = taken.takenCount; !closing.aborted; attempt += 1) {
    const progress = { uuid: taken.uuid, name: read.name, attempt };
    const event = toEvent(read, { uuid: taken.uuid, attempt, isLate, isReconciled: taken.isReconciled });
    const startMs = clock.now();
    await slots.enter();
    const failure = await attemptOnce(event, progress, context).finally(() => slots.leave());
    if (failure === undefined) {
      known?.note(event);
      const isTold = await tellInbox(() => inbox.complete(taken), context, closing);
      if (isTold) tell(hooks, "onHandled", { ...progress, durationMs: clock.now() - startMs });
      return "handled";
    }
    if (attempt >= limits.maxAttempts) {
      const { reason } = failure;
      if (await tellInbox(() => inbox.bury(taken, reason), context, closing)) {
        tell(hooks, "onDeadLetter", { ...progress, reason });
      }
      return "buried";
    }
    const delayMs = random() * Math.min(limits.maxRetryDelayMs, limits.retryDelayMs * 2 ** (attempt - 1));
    tell(hooks, "onRetry", { ...progress, delayMs, error: failure.error });
    await sleep(clock, delayMs, closing);
  }
  return "left";
}

interface Failure {
  readonly error: unknown;
  readonly reason: string;
}

/** Calls the handler once; gives what went wrong. */
async function attemptOnce(
  event: ReturnType<typeof toEvent>,
  { attempt }: EventProgress,
  { handlers, clock, limits }: WorkerContext,
): Promise<Failure | undefined> {
  try {
    if (attempt > limits.maxAttempts) throw new Error(`it was taken ${attempt - 1} times and never finished`);
    const handler = handlerOf(handlers, event.name);
    if (handler !== undefined) await within(limits.handlerTimeoutMs, clock, async () => handler(event as never));
    return undefined;
  } catch (error) {
    return { error, reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** Tells the inbox, again and again while it fails; false when the worker was closed before it was told. */
async function tellInbox(
  act: () => Promise<void>,
  { hooks, clock }: WorkerContext,
  closing: AbortSignal,
): Promise<boolean> {
  for (;;) {
    try {
      await act();
      return true;
    } catch (error) {
      tell(hooks, "onError", error);
      if (closing.aborted) return false;
      await sleep(clock, TELL_AGAIN_MS, closing);
    }
  }
}

type Handler = (event: never) => unknown;

function handlerOf(handlers: WebhookHandlers, name: string): Handler | undefined {
  const own = name !== "unknown" && Object.hasOwn(handlers, name) ? handlers[name as keyof WebhookHandlers] : undefined;
  return (own ?? handlers["*"]) as Handler | undefined;
}

/** @throws {Error} when an action takes longer than it may; it isn't stopped. */
async function within(limitMs: number, clock: WorkerContext["clock"], act: () => Promise<unknown>): Promise<void> {
  let cancel = () => {};
  const tooLong = new Promise<never>((_, reject) => {
    const end = () => reject(new Error(`the handler took longer than handlerTimeoutMs, which is ${limitMs}`));
    cancel = clock.schedule(end, limitMs);
  });
  try {
    await Promise.race([act(), tooLong]);
  } finally {
    cancel();
  }
}
