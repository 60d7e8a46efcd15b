/** The value at a dotted name, as `host.firstName`; undefined where there is none. */
export function valueAt(item: unknown, name: string): unknown {
  return name
    .split(".")
    .reduce<unknown>((inner, part) => (inner as Record<string, unknown> | null | undefined)?.[part], item);
}

/** The dotted names of an item's plain values, in its own order; lists count as one value. */
export function columnsOf(item: unknown, prefix = ""): string[] {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return prefix ? [prefix] : [];
  return Object.entries(item).flatMap(([name, value]) => columnsOf(value, prefix ? `${prefix}.${name}` : name));
}

/** A value in one cell: plain ones as they are, everything else as JSON. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}
