/** The state of a rate-limit group as one answer tells it. */
export interface RateLimitSnapshot {
  /** `Light`, `Medium`, `Heavy`, or whatever the account's group is called. */
  readonly group: string;
  /** Requests that the window allows. */
  readonly limit: number;
  /** Requests that are left in the window. */
  readonly remaining: number;
  /** Length of the window in seconds. */
  readonly windowSeconds: number;
}

/** Reads the `X-Rate-Limit-*` headers; undefined when the answer doesn't carry all of them as numbers. */
export function readRateLimit(headers: Headers): RateLimitSnapshot | undefined {
  const group = headers.get("x-rate-limit-group");
  const limit = readCount(headers, "limit");
  const remaining = readCount(headers, "remaining");
  const windowSeconds = readCount(headers, "window");
  if (!group || limit === undefined || remaining === undefined || windowSeconds === undefined) return undefined;
  return { group, limit, remaining, windowSeconds };
}

function readCount(headers: Headers, name: string): number | undefined {
  const text = headers.get(`x-rate-limit-${name}`)?.trim() ?? "";
  return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
