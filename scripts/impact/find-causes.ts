import { adviceFor } from "../changelog/advice.js";
import type { FindOwner } from "../changelog/owner-of-change.js";
import type { Change } from "../diff/diff.js";
import type { RefusedLine } from "../staging/compiler-errors.js";

/** A change of what was released, in the words of the changelog, and what to do about it. */
export interface Cause {
  readonly where: string;
  readonly message: string;
  readonly advice: string | undefined;
}

/**
 * The changes that can be behind a line that the compiler refuses: those of which the line, or what the compiler says of
 * it, names most. None when nothing of any change is named there.
 */
export function findCauses(
  { message }: Pick<RefusedLine, "message">,
  statement: string,
  changes: readonly Change[],
  ownerOf: FindOwner,
): Cause[] {
  const said = new Set([...wordsIn(statement), ...wordsIn(message)]);
  const called = new Set(
    [...statement.matchAll(/\.\s*([\w$]+)\s*\.\s*([\w$]+)/g)].map(([, ...names]) => names.join(".")),
  );
  const scored = changes
    .filter(({ bump }) => bump === "major" || bump === "minor")
    .map((change) => ({ change, score: scoreOf(change, said, called, ownerOf) }))
    .filter(({ score }) => score > 0);
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score === best)
    .map(({ change }) => ({ where: change.where, message: change.message, advice: adviceFor(change) }));
}

/** What breaks comes before what is new; a method that is called weighs more than a name that is somewhere. */
function scoreOf(change: Change, said: ReadonlySet<string>, called: ReadonlySet<string>, ownerOf: FindOwner): number {
  const { subject, usedBy, part = "", path = "" } = ownerOf(change.where);
  const methods = [subject, ...usedBy].map((name) => name.replace(/^rcw\./, ""));
  const isCalled = methods.some((method) => called.has(method));
  const names = [...wordsIn(part), ...wordsIn(path), ...wordsIn(change.message)].filter((name) => !COMMON.has(name));
  const named = new Set([...names, ...(subject.includes(".") ? [] : [subject])].filter((name) => said.has(name)));
  if (!isCalled && named.size === 0) return 0;
  return (isCalled ? 3 : 0) + 2 * Math.min(named.size, 3) + (change.bump === "major" ? 1 : 0);
}

/** Words of the messages themselves. */
const COMMON = new Set(
  "is are was has have must may be now new gone no never not too required optional parameter the a an of in to string number boolean object list".split(
    " ",
  ),
);

function wordsIn(text: string): string[] {
  return text.match(/[\w$]{2,}/g) ?? [];
}
