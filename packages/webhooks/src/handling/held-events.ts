import type { TakenEvent } from "../inbox/inbox.js";
import type { Outcome } from "./hand-over.js";

/** The events that a worker has, or waits for, and those who want to know what becomes of them. */
export class HeldEvents {
  readonly #held = new Map<string, TakenEvent>();
  readonly #expected = new Map<string, ((outcome: Outcome) => void)[]>();
  readonly #onIdle: (() => void)[] = [];
  readonly #onRoom: (() => void)[] = [];

  get size(): number {
    return this.#held.size;
  }

  all(): readonly TakenEvent[] {
    return [...this.#held.values()];
  }

  hold(event: TakenEvent): void {
    this.#held.set(event.uuid, event);
  }

  /** Waits for an event that will be taken; it counts as held. */
  expect(uuid: string): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#expected.set(uuid, [...(this.#expected.get(uuid) ?? []), resolve]);
    });
  }

  /** Whether somebody expects it, or it is held. */
  has(uuid: string): boolean {
    return this.#held.has(uuid) || this.#expected.has(uuid);
  }

  letGo(uuid: string, outcome: Outcome): void {
    this.#held.delete(uuid);
    const listeners = this.#expected.get(uuid) ?? [];
    this.#expected.delete(uuid);
    for (const tellOutcome of listeners) tellOutcome(outcome);
    for (const goOn of this.#onRoom.splice(0)) goOn();
    if (this.#held.size + this.#expected.size === 0) for (const goOn of this.#onIdle.splice(0)) goOn();
  }

  letAllGo(): void {
    for (const uuid of [...this.#held.keys(), ...this.#expected.keys()]) this.letGo(uuid, "left");
    for (const goOn of this.#onRoom.splice(0)) goOn();
  }

  /** Resolves when nothing is held or expected. */
  idle(): Promise<void> {
    if (this.#held.size + this.#expected.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }

  /** Resolves when an event has been let go. */
  room(): Promise<void> {
    return new Promise((resolve) => this.#onRoom.push(resolve));
  }
}
