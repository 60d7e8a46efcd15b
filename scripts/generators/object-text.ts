import { memberText } from "./generated-file.js";

/** An object as source text, members without a value left out. */
export function objectText(value: object): string {
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{ ${present.map(([key, member]) => memberText(key, sourceText(member))).join(", ")} }`;
}

function sourceText(value: unknown): string {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? objectText(value)
    : JSON.stringify(value);
}
