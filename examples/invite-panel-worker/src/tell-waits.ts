import type { Hooks } from "@rcw/client";

/** Hooks that say why nothing happens: the client keeps to the rate limits by waiting, for up to a minute at a time. */
export function tellWaits(write: (line: string) => void): Hooks {
  return {
    onResponse({ rateLimit }) {
      if (rateLimit?.remaining !== 0) return;
      const { limit, windowSeconds } = rateLimit;
      write(`RingCentral takes ${limit} calls in ${windowSeconds} s; the next one waits until then.`);
    },
    onRetry({ reason, delayMs }) {
      const why = typeof reason === "number" ? `RingCentral answered ${reason}` : reason.name;
      write(`${why}; the call is repeated in ${Math.ceil(delayMs / 1000)} s.`);
    },
  };
}
