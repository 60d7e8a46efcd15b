/** How long what was read counts as fresh, and whether coming back to the window reads it again. */
export interface Freshness {
  /** Milliseconds. */
  readonly staleTime: number;
  readonly refetchOnWindowFocus: boolean;
  /** The client retries by itself, within the rate limit. */
  readonly retry: false;
}

/** The service counts calls by the minute. */
const RATE_LIMIT_WINDOW_MS = 60_000;

/**
 * What suits a rate-limit group. Heavy allows some ten calls a minute: nothing is read twice within one, and never because
 * somebody came back to the window. The others are fresh for a quarter of it.
 */
export function freshnessOf(group: string): Freshness {
  const heavy = group !== "Light" && group !== "Medium";
  return {
    staleTime: heavy ? RATE_LIMIT_WINDOW_MS : RATE_LIMIT_WINDOW_MS / 4,
    refetchOnWindowFocus: !heavy,
    retry: false,
  };
}
