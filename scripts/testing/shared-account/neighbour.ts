/** Someone with the same account who sends so many requests at a time, again and again, whatever the answers say. */
export interface Neighbour {
  readonly requests: number;
  readonly atATime: number;
  readonly startMs: number;
  readonly everyMs: number;
}

/** When each of a neighbour's requests leaves, in milliseconds from the beginning. */
export function requestTimesOf({ requests, atATime, startMs, everyMs }: Neighbour): number[] {
  return Array.from({ length: requests }, (_, index) => startMs + Math.floor(index / atATime) * everyMs);
}
