/** The items of a list, or a single value as a list of its own; without those that aren't sent. */
export function listOf(value: unknown): unknown[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => item !== undefined && item !== null);
}
