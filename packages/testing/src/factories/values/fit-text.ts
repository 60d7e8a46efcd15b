import type { TextBlueprint, TextKind } from "../blueprint.js";
import { PERIODS } from "./times.js";

/** The shortest text of a kind that can't be cut anywhere. */
const SHORTEST: Partial<Record<TextKind, string>> = { email: "a@b.co", uri: "urn:a", hostname: "a.co" };

/** Kinds that grow at the front, because their end has a meaning. */
const GROWS_IN_FRONT: readonly TextKind[] = ["email", "hostname"];

/** Kinds with a form in which nothing can be left out or added. */
const RIGID: readonly TextKind[] = [
  ...PERIODS,
  "date",
  "time",
  "duration",
  "timeZone",
  "uuid",
  "ipv4",
  "ipv6",
  "base64",
  "regex",
  "pattern",
];

/** Cuts or fills a text so that it keeps to the bounds of its blueprint and remains what it is. */
export function fitText(text: string, { make, minLength = 0, maxLength = Infinity }: TextBlueprint): string {
  // What is made to be cut or filled has no characters of two units.
  const { length } = text;
  if ((length >= minLength && length <= maxLength) || RIGID.includes(make)) return text;
  if (length > maxLength) {
    const shortest = SHORTEST[make];
    return shortest === undefined ? text.slice(0, maxLength) : fitText(shortest, { kind: "text", make, minLength });
  }
  const letters = text.replace(/[^A-Za-z0-9]+/g, "") || "abc";
  const filling = letters.repeat(minLength).slice(0, minLength - length);
  return GROWS_IN_FRONT.includes(make) ? grownInFront(text, filling) : text + filling;
}

/** Labels of a host name have 63 characters at most. */
function grownInFront(text: string, filling: string): string {
  const labels = filling.toLowerCase().replace(/(.{40}).(?=.)/g, "$1.");
  return labels + text;
}
