import { type Answer, type Call, contextOf, type Stage } from "../call/call.js";
import { AbortError } from "../errors/abort-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import type { Clock } from "../time/clock.js";

/**
 * Ends an attempt after `timeoutMs`, or when the caller's signal aborts; leaves no timer and no listener behind. Where a
 * body comes piece by piece the time begins anew with its head and with each piece, to the end of a stream too.
 */
export function timeOut(defaultTimeoutMs: number, clock: Clock): Stage {
  return (call, next) =>
    new Promise((resolve, reject) => {
      const { signal, options, progress, reading } = call;
      const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
      if (signal?.aborted) return reject(abortErrorOf(call, call.attempt - 1));
      const controller = new AbortController();
      const leave = () => {
        cancelTimer();
        signal?.removeEventListener("abort", endAborted);
      };
      // Settled here and not by `fetch` alone, since not every one listens to its signal.
      let fail: (error: Error) => void = reject;
      const end = (error: Error) => {
        leave();
        fail(error);
        controller.abort(error);
      };
      const endAborted = () => end(abortErrorOf(call));
      const endLate = () => end(new TimeoutError(timeoutMs, contextOf(call)));
      let cancelTimer = clock.schedule(endLate, timeoutMs);
      signal?.addEventListener("abort", endAborted);
      if (reading !== "json" && reading !== "text") {
        progress.onPiece = () => {
          cancelTimer();
          cancelTimer = clock.schedule(endLate, timeoutMs);
        };
      }
      next({ ...call, signal: controller.signal }).then(
        (answer) => {
          if (!(answer.body instanceof ReadableStream)) {
            leave();
            return resolve(answer);
          }
          const guarded = guardStream(answer as Answer & { body: ReadableStream<Uint8Array> }, leave);
          fail = guarded.fail;
          resolve(guarded.answer);
        },
        (error) => {
          leave();
          reject(error);
        },
      );
    });
}

/** The answer with a stream that can be ended from outside, and that says when it is over. */
function guardStream(
  answer: Answer & { body: ReadableStream<Uint8Array> },
  onOver: () => void,
): { answer: Answer; fail: (error: Error) => void } {
  const reader = answer.body.getReader();
  let fail: (error: Error) => void = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      fail = (error) => {
        controller.error(error);
        reader.cancel(error).catch(() => {});
      };
    },
    async pull(controller) {
      try {
        const piece = await reader.read();
        if (!piece.done) return controller.enqueue(piece.value);
        onOver();
        controller.close();
      } catch (error) {
        onOver();
        controller.error(error);
      }
    },
    cancel(reason) {
      onOver();
      return reader.cancel(reason);
    },
  });
  return { answer: { ...answer, body }, fail };
}

/** The error for a call that its caller's signal has ended after it was sent so many times. */
export function abortErrorOf(call: Call, attempts = call.attempt): AbortError {
  return new AbortError({ ...contextOf(call), attempts, cause: call.signal?.reason });
}
