import type { Place } from "./place.js";

const LONGEST_QUOTE = 60;

/** What kind of value came: `a string`, `a list`, `null`. */
export function describeKind(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return typeof value === "undefined" ? "undefined" : `a ${typeof value}`;
}

/** The value that came, shortened; only its kind where it is a secret or has parts. */
export function describeValue(value: unknown, { isSecret }: Place): string {
  if (isSecret) return describeKind(value);
  if (typeof value === "string") return quote(value);
  return typeof value === "number" || typeof value === "boolean" ? String(value) : describeKind(value);
}

/** A text, but of an address nothing that may hold a secret: user and password, query, fragment. */
function quote(text: string): string {
  const shown = text.includes("://") ? text.replace(/(?<=:\/\/)(?=.*@).*|[?#].*/s, "...") : text;
  const characters = [...shown];
  return JSON.stringify(
    characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join("")}...` : shown,
  );
}
