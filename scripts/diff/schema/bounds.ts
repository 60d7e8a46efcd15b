import { isDeepStrictEqual } from "node:util";
import { CONSTRAINTS } from "../prepare/prepare-keywords.js";
import type { Found } from "./found.js";

/** A keyword that bounds a value: whether a higher number lets more through, and the rest of "it must ...". */
interface Bound {
  readonly isUpper: boolean;
  readonly say: (value: unknown) => string;
}

const BOUNDS: Readonly<Record<string, Bound>> = {
  maxLength: { isUpper: true, say: (value) => `have at most ${value} characters` },
  minLength: { isUpper: false, say: (value) => `have at least ${value} characters` },
  maximum: { isUpper: true, say: (value) => `be at most ${value}` },
  minimum: { isUpper: false, say: (value) => `be at least ${value}` },
  exclusiveMaximum: { isUpper: true, say: (value) => `be less than ${value}` },
  exclusiveMinimum: { isUpper: false, say: (value) => `be more than ${value}` },
  maxItems: { isUpper: true, say: (value) => `have at most ${value} items` },
  minItems: { isUpper: false, say: (value) => `have at least ${value} items` },
  maxProperties: { isUpper: true, say: (value) => `have at most ${value} properties` },
  minProperties: { isUpper: false, say: (value) => `have at least ${value} properties` },
};

/** Keywords of which any other value, and any at all, refuses something that was taken. */
const SAY_OTHER: Readonly<Record<string, (value: unknown) => string>> = {
  pattern: (value) => `match \`${value}\``,
  multipleOf: (value) => `be a multiple of ${value}`,
  uniqueItems: () => "have no item twice",
};

/** What no bound and no type can show is kept as one text. */
const KEYWORDS: readonly string[] = [...Object.keys(BOUNDS), ...Object.keys(SAY_OTHER), CONSTRAINTS];

type Noted = Readonly<Record<string, unknown>>;

/** Compares the bounds of a value, each by itself: one that is tighter makes the service refuse what it took. */
export function diffBounds(before: readonly Noted[], after: readonly Noted[], path: string): Found[] {
  return KEYWORDS.flatMap((keyword): Found[] => {
    const [was, is] = [boundOf(keyword, before), boundOf(keyword, after)];
    if (isDeepStrictEqual(was, is)) return [];
    return [{ kind: kindOf(keyword, was, is), path, message: describe(keyword, was, is) }];
  });
}

/** Of several parts that must all hold, the tightest counts. */
function boundOf(keyword: string, parts: readonly Noted[]): unknown {
  const values = parts.map((part) => part[keyword]).filter((value) => value !== undefined && value !== false);
  const bound = BOUNDS[keyword];
  if (bound === undefined) return values.length > 1 ? values : values[0];
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length < values.length || numbers.length === 0) return values[0];
  return bound.isUpper ? Math.min(...numbers) : Math.max(...numbers);
}

function kindOf(keyword: string, was: unknown, is: unknown): Found["kind"] {
  if (was === undefined) return "bounds-tightened";
  if (is === undefined) return "bounds-loosened";
  const bound = BOUNDS[keyword];
  if (bound === undefined || typeof was !== "number" || typeof is !== "number") return "bounds-replaced";
  return bound.isUpper === is < was ? "bounds-tightened" : "bounds-loosened";
}

function describe(keyword: string, was: unknown, is: unknown): string {
  const say = BOUNDS[keyword]?.say ?? SAY_OTHER[keyword] ?? ((value) => `fit ${value}`);
  if (was === undefined) return `must ${say(is)} now`;
  return is === undefined ? `no longer has to ${say(was)}` : `must ${say(is)} now, before: ${say(was)}`;
}
