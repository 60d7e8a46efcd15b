import { mixHash, numberBelow } from "./hash.js";
import { type PatternNode, parsePattern } from "./parse-pattern.js";

/** What a text that is sampled from a pattern keeps to besides. */
export interface SampleBounds {
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
}

/** More than this many repetitions beyond the least aren't tried. */
const MOST_EXTRA = 64;

const parsed = new Map<string, PatternNode>();

/**
 * A text that matches a regular expression; equal hashes give equal texts. Undefined if none within the bounds is
 * found.
 *
 * @throws {SyntaxError} for a pattern that can't be sampled, such as one with look-around.
 */
export function samplePattern(pattern: string, hash: number, bounds: SampleBounds = {}): string | undefined {
  const node = parsed.get(pattern) ?? parsePattern(pattern);
  parsed.set(pattern, node);
  const expression = new RegExp(pattern, "u");
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = bounds;
  // A little freedom first, then none, then more and more: until the text is neither too short nor too long.
  for (const extra of [3, 0, 1, 2, ...Array.from({ length: MOST_EXTRA }, (_, index) => index + 4)]) {
    for (const attempt of [0, 1, 2, 3, 4]) {
      const text = sample(node, {
        hash: mixHash(hash, 5 * extra + attempt),
        position: 0,
        extra,
        isExact: attempt === 1,
      });
      const length = [...text].length;
      if (length >= minLength && length <= maxLength && expression.test(text)) return text;
    }
  }
  return undefined;
}

interface Sampling {
  readonly hash: number;
  position: number;
  /** How many repetitions more than the least there may be, or have to be where they are exact. */
  readonly extra: number;
  readonly isExact: boolean;
}

function sample(node: PatternNode, sampling: Sampling): string {
  const below = (limit: number) => numberBelow(mixHash(sampling.hash, sampling.position++), limit);
  if (node.kind === "characters") return node.characters.charAt(below(node.characters.length));
  if (node.kind === "sequence") return node.nodes.map((member) => sample(member, sampling)).join("");
  if (node.kind === "either") return sample(node.nodes[below(node.nodes.length)] as PatternNode, sampling);
  const { least, most } = node;
  const extra = Math.min(sampling.extra, most - least);
  const count = least + (sampling.isExact ? extra : below(extra + 1));
  return Array.from({ length: count }, () => sample(node.node, sampling)).join("");
}
