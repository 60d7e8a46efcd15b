/** How many resources are remembered; the longest unused go first. */
const MAXIMUM = 10_000;

/** When the last event of each resource happened that was handled, in milliseconds since the epoch. */
export class LatestTimes {
  readonly #times = new Map<string, number>();

  /** -Infinity for a resource that isn't known. */
  of(resource: string): number {
    return this.#times.get(resource) ?? -Infinity;
  }

  note(resource: string, happenedMs: number): void {
    const latestMs = Math.max(this.of(resource), happenedMs);
    this.#times.delete(resource);
    this.#times.set(resource, latestMs);
    const [oldest] = this.#times.keys();
    if (this.#times.size > MAXIMUM && oldest !== undefined) this.#times.delete(oldest);
  }
}
