import { refuse } from "../errors/refuse.js";
import { showValue } from "../errors/show-value.js";

/** A parameter's value as it stands in a URL; refuses what text can't be made of, or what would change the path. */
export function encodeValue(place: "path" | "query", name: string, value: unknown, operationId?: string): string {
  const isPath = place === "path";
  if (isEncodable(value, isPath)) return encodeURIComponent(String(value));
  const expected = isPath ? "an id" : "well-formed text, a number or a boolean";
  throw refuse(name, `is ${showValue(value)}`, expected, operationId, `${place} parameter `);
}

function isEncodable(value: unknown, isPath: boolean): boolean {
  if (value === undefined || typeof value === "object") return false;
  const text = String(value);
  // A URL treats dots as steps in the path, however they are encoded.
  const isStep = isPath && (typeof value === "boolean" || /^\.{0,2}$/.test(text));
  return !isStep && !/\p{Surrogate}/u.test(text);
}
