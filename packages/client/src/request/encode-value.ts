import { refuse } from "../errors/refuse.js";

/** A parameter's value as it stands in a URL; refuses what text can't be made of, or what would change the path. */
export function encodeValue(place: "path" | "query", name: string, value: unknown, operationId?: string): string {
  const problem = problemOf(value, place === "path");
  if (!problem) return encodeURIComponent(String(value));
  const expected = place === "path" ? "an id" : "text, a number or a boolean";
  throw refuse(name, `is ${problem}`, expected, operationId, `${place} parameter `);
}

function problemOf(value: unknown, isPath: boolean): string | false {
  if (value instanceof Date) return "a Date, which travels as its toISOString()";
  if (value === undefined) return "missing";
  if (typeof value === "object" || (isPath && typeof value === "boolean")) return `${value && typeof value}`;
  const text = String(value);
  // A URL treats dots as steps in the path, however they are encoded.
  if (isPath && /^\.{0,2}$/.test(text)) return `"${text}", which would lead to another path`;
  return /\p{Surrogate}/u.test(text) && "not well-formed text";
}
