const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a duration: a number is milliseconds, text is a number with one of ms, s, m, h and d. */
export function parseDuration(duration: number | string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(duration)) ?? [];
  const durationMs = typeof duration === "number" ? duration : Number(amount) * (UNITS_MS[unit ?? ""] ?? Number.NaN);
  if (Number.isFinite(durationMs) && durationMs >= 0) return durationMs;
  throw new RangeError(
    `${JSON.stringify(duration)} is not a duration: give milliseconds (1500) or text such as "90s", "30m", "2h" or "7d"`,
  );
}
