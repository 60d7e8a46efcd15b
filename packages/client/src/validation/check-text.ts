import { describeValue } from "./describe-value.js";
import type { Place } from "./place.js";

/** Bounds the number of characters, counted as Unicode code points. */
export function textLength(text: string, at: Place, least: number, most = Number.POSITIVE_INFINITY): void {
  // A text never has more characters than UTF-16 units: most texts need no counting.
  if (least === 0 && text.length <= most) return;
  const count = countCharacters(text);
  if (count >= least && count <= most) return;
  const [size, bound] = count < least ? ["short", `at least ${least}`] : ["long", `at most ${most}`];
  at.report(
    at.isSecret ? `is too ${size}; expected ${bound} characters` : `has ${count} characters; expected ${bound}`,
  );
}

/** Demands that a text matches a regular expression. */
export function textPattern(text: string, at: Place, pattern: RegExp): void {
  if (!pattern.test(text)) at.report(`is ${describeValue(text, at)}; expected a text that matches ${pattern.source}`);
}

function countCharacters(text: string): number {
  let count = 0;
  for (const _character of text) count++;
  return count;
}
