import type { ReadNotification } from "../events/read-event.js";
import type { TakenEvent } from "../inbox/inbox.js";

/** An event that waits for its handler. */
export interface WaitingEvent {
  readonly taken: TakenEvent;
  readonly read: ReadNotification;
}

/** The events of one resource: they are handled one after the other, in the order in which they happened. */
export class Lane {
  readonly #waiting: WaitingEvent[] = [];

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Puts an event behind all that happened before it, or at the same time; one without a time at the end. */
  add(event: WaitingEvent): void {
    const { happenedMs = Infinity } = event.read;
    let index = this.#waiting.length;
    while (index > 0 && happenedMs < (this.#waiting[index - 1]?.read.happenedMs ?? happenedMs)) index -= 1;
    this.#waiting.splice(index, 0, event);
  }

  /** The one whose turn it is. */
  first(): WaitingEvent | undefined {
    return this.#waiting[0];
  }

  remove(event: WaitingEvent): void {
    const index = this.#waiting.indexOf(event);
    if (index >= 0) this.#waiting.splice(index, 1);
  }
}
