/**
 * Where events wait for their handlers. An event is in the inbox before the service gets its answer, and stays until a
 * handler is done with it or it has been given up: so nothing that was answered with 2xx is lost, as far as the inbox
 * keeps what it holds. `createMemoryInbox` is the default.
 */
export interface WebhookInbox {
  /**
   * Stores an event; it is safe once this resolves. Resolves to false, and stores nothing, for one whose uuid it has
   * had before. Storing and remembering the uuid is one step: neither happens without the other.
   */
  add(event: StoredEvent): Promise<boolean>;
  /**
   * Gives up to `limit` events to work on, in the order in which they came; waits until there is one. Each is the
   * taker's until it is completed or buried. [] once the signal has aborted.
   */
  take(limit: number, signal: AbortSignal): Promise<readonly TakenEvent[]>;
  /** The handler is done: the event isn't given to anyone any more. */
  complete(event: TakenEvent): Promise<void>;
  /** The event is given up: it goes to the dead letters, with the reason. */
  bury(event: TakenEvent, reason: string): Promise<void>;
  /** The events that were given up, oldest first. */
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Takes a dead letter up again, as if it had just come; false when there is none with that uuid. */
  revive(uuid: string): Promise<boolean>;
  /**
   * For inboxes that several receivers share: how long a taken event is its taker's without a word, in milliseconds.
   * The taker calls `extend` ahead of time for as long as it holds one.
   */
  readonly leaseMs?: number;
  extend?(events: readonly TakenEvent[]): Promise<void>;
  /** For inboxes that several receivers share: the taker won't finish these, others may have them at once. */
  giveBack?(events: readonly TakenEvent[]): Promise<void>;
  /**
   * For inboxes that several receivers share: makes the resource of an event this receiver's until it is released, so that
   * its events are handled one after the other, in the order in which they happened. Undefined while it is another's
   * turn; `lost` when the event is another's by now.
   */
  claim?(event: TakenEvent): Promise<ResourceClaim | "lost" | undefined>;
}

/** An event as it is stored. */
export interface StoredEvent {
  readonly uuid: string;
  /** The notification as it came: JSON. */
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly receivedAtMs: number;
  /** Found out by `reconcile`, rather than delivered. */
  readonly isReconciled: boolean;
  /** What it is about, such as `session:12`; missing for what the table of events doesn't have. */
  readonly resource?: string;
  /** When it happened, in milliseconds since the epoch, where it says so. */
  readonly happenedMs?: number;
}

/** An event that somebody is working on. */
export interface TakenEvent extends StoredEvent {
  /** How often it has been taken, this time included: more than once when a taker was lost. */
  readonly takenCount: number;
}

/** An event that was given up. */
export interface DeadLetter extends StoredEvent {
  /** Why: what its handler threw last, in words. */
  readonly reason: string;
}

/** A resource that is one receiver's for a while. */
export interface ResourceClaim {
  /** Time of the last event that was handled of it, in milliseconds since the epoch. */
  readonly lastHappenedMs: number | undefined;
  /** Gives it back, and says which of its events was the last. */
  release(lastHappenedMs: number | undefined): Promise<void>;
}
