/** A value as JSON writes it: a `Date`, or whatever else knows its own JSON form, is judged in that form. */
export function asSent(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("toJSON" in value)) return value;
  return typeof value.toJSON === "function" ? value.toJSON() : value;
}
