/** What an error says of a value that can't work. */
export function showValue(value: unknown): string {
  if (value === undefined) return "missing";
  if (value instanceof Date) return "a Date, not its toISOString()";
  const text =
    typeof value === "string" ? JSON.stringify(value) : value && typeof value === "object" ? "an object" : value;
  return String(text).slice(0, 60);
}
