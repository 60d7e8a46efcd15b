/**
 * Remembers which pairs are equivalent while that is being found out. A pair that is being looked at is taken for
 * equivalent when it comes up again inside itself: that is what makes two recursive schemas the same. What was found
 * to be equivalent meanwhile is forgotten when an assumption turns out to be wrong.
 */
export class Equivalence {
  readonly #known = new Map<string, boolean>();
  readonly #assumed = new Set<string>();
  readonly #tentative = new Set<string>();

  /** Whether the pair of this key is equivalent; `find` is asked when nobody knows. */
  decide(key: string, find: () => boolean): boolean {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#assumed.has(key) || this.#tentative.has(key)) return true;
    this.#assumed.add(key);
    const isEquivalent = find();
    this.#assumed.delete(key);
    if (!isEquivalent) {
      // Even with every assumption in its favour: that much is certain.
      this.#known.set(key, false);
      this.#tentative.clear();
      return false;
    }
    this.#tentative.add(key);
    if (this.#assumed.size === 0) {
      for (const each of this.#tentative) this.#known.set(each, true);
      this.#tentative.clear();
    }
    return true;
  }
}
