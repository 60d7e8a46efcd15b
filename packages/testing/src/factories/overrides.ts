/**
 * Any part of a value, at any depth: what a build takes over as it is. The rest is completed, in the objects inside
 * and in the items of lists too. `undefined` leaves an optional property out.
 */
export type Overrides<Value> = Value extends readonly (infer Item)[]
  ? readonly Overrides<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]?: Overrides<Value[Key]> | undefined }
    : Value;

/** Overrides of an object, as the makers see them. */
export type Given = Readonly<Record<string, unknown>>;

/** In place of a value: the property is there, with a value of the factory's making. */
export const MADE: unique symbol = Symbol("made");

/** Whether nothing is given, so that the factory makes the value. */
export function isLeftOpen(given: unknown): given is undefined | typeof MADE {
  return given === undefined || given === MADE;
}

/** Whether a value is an object literal, which merges; anything else is taken over whole. */
export function isGiven(value: unknown): value is Given {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The overrides of both: objects merge at any depth, and otherwise the later ones count. */
export function mergeGiven(earlier: unknown, later: unknown): unknown {
  // Whatever value there is makes the property one that is there.
  if (later === MADE) return earlier ?? MADE;
  if (!isGiven(earlier) || !isGiven(later)) return later;
  const merged: Record<string, unknown> = { ...earlier };
  for (const [name, value] of Object.entries(later)) {
    merged[name] = Object.hasOwn(merged, name) ? mergeGiven(merged[name], value) : value;
  }
  return merged;
}

/** A copy of plain data, so that no build shares an object with its overrides or with another build. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isGiven(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyOf(member)]));
}
