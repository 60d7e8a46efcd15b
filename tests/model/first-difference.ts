/** Something of which only a property is known: a time, a text that the service makes. */
export type Judge = (received: unknown) => boolean;

/**
 * Where an answer differs from what is expected of it; undefined where it doesn't. Objects are compared by the
 * properties that are expected, of which `undefined` ones must be missing; lists are compared whole.
 */
export function firstDifference(expected: unknown, received: unknown, place = "body"): string | undefined {
  if (typeof expected === "function") {
    return (expected as Judge)(received) ? undefined : `${place} is ${JSON.stringify(received)}`;
  }
  if (typeof expected !== "object" || expected === null) {
    if (Object.is(expected, received)) return undefined;
    return `${place} is ${JSON.stringify(received)}, expected ${JSON.stringify(expected)}`;
  }
  if (typeof received !== "object" || received === null || Array.isArray(expected) !== Array.isArray(received)) {
    return `${place} is ${JSON.stringify(received)}, expected ${Array.isArray(expected) ? "a list" : "an object"}`;
  }
  if (Array.isArray(expected) && expected.length !== (received as unknown[]).length) {
    return `${place} has ${(received as unknown[]).length} items, expected ${expected.length}`;
  }
  for (const [name, value] of Object.entries(expected)) {
    const difference = firstDifference(value, (received as Record<string, unknown>)[name], `${place}.${name}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

export const isText: Judge = (received) => typeof received === "string" && received !== "";

/** An RFC 3339 date-time of this moment. */
export const isTime =
  (timeMs: number): Judge =>
  (received) =>
    typeof received === "string" && Date.parse(received) === timeMs;
