/**
 * Refuses the name of no option: a typing error would leave a test with another fake than it asks for.
 *
 * @param place what has the options: `issueToken`, `createFakeWebinarApi: oauth`.
 * @throws {TypeError} naming it, what it may have been meant for, and all that there are.
 */
export function checkNames(place: string, given: unknown, known: readonly string[]): void {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new TypeError(`${place}: expected an object, received ${Array.isArray(given) ? "a list" : String(given)}`);
  }
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const meant = nearest(unknown, known);
  const hint = meant === undefined ? "" : ` (did you mean "${meant}"?)`;
  throw new TypeError(`${place}: there is no "${unknown}"${hint}. There are: ${known.join(", ")}`);
}

/** The name that is written most alike, when one is. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const scored = known.map((each) => ({ each, changes: distance(wanted, each.toLowerCase()) }));
  const best = scored.reduce((one, other) => (other.changes < one.changes ? other : one), {
    each: "",
    changes: Number.POSITIVE_INFINITY,
  });
  const begins = known.find((each) => each.toLowerCase().startsWith(wanted) || wanted.startsWith(each.toLowerCase()));
  return best.changes <= Math.max(2, Math.floor(name.length / 4)) ? best.each : begins;
}

/** How many letters are to be changed, added or left out to make one word of another. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[line - 1] === other[column - 1];
      next.push(
        Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (row[column - 1] ?? 0) + (isSame ? 0 : 1)),
      );
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
