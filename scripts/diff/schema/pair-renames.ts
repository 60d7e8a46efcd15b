/** Beyond this many it is a rewrite, and guessing who became whom helps nobody. */
const MOST = 20;

/**
 * Pairs names that are gone with new ones: first those that differ by case and signs only, then the one that is left
 * with the one that is left, when both hold the same. Old name -> new name.
 */
export function pairRenames<Thing>(
  removed: readonly (readonly [string, Thing])[],
  added: readonly (readonly [string, Thing])[],
  isEquivalent: (removed: Thing, added: Thing) => boolean,
): Map<string, string> {
  const renames = new Map<string, string>();
  if (removed.length > MOST || added.length > MOST) return renames;
  const taken = new Set<string>();
  for (const [name] of removed) {
    const match = added.find(([other]) => !taken.has(other) && plain(other) === plain(name));
    if (match === undefined) continue;
    taken.add(match[0]);
    renames.set(name, match[0]);
  }
  const [old, ...otherOld] = removed.filter(([name]) => !renames.has(name));
  const [next, ...otherNew] = added.filter(([name]) => !taken.has(name));
  const isOnlyPair = old && next && otherOld.length === 0 && otherNew.length === 0;
  if (isOnlyPair && isEquivalent(old[1], next[1])) renames.set(old[0], next[0]);
  return renames;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
