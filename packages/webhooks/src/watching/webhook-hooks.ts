/** Told what happens to requests and events; whatever a hook throws is dropped. None of it holds a token or a body. */
export interface WebhookHooks {
  /** A request was refused. */
  onRefused?(refusal: { readonly status: number; readonly reason: string }): void;
  /** An event came in; `isKnown` when it had come before and was dropped. */
  onReceived?(received: { readonly uuid: string; readonly isKnown: boolean }): void;
  /** A handler is done with an event. */
  onHandled?(handled: EventProgress & { readonly durationMs: number }): void;
  /** A handler failed; it gets the event again after `delayMs`. */
  onRetry?(retry: EventProgress & { readonly delayMs: number; readonly error: unknown }): void;
  /** An event was given up. */
  onDeadLetter?(letter: EventProgress & { readonly reason: string }): void;
  /** Something around the events failed: the inbox, or the function that gives the verification token. */
  onError?(error: unknown): void;
}

/** An event on its way. */
export interface EventProgress {
  readonly uuid: string;
  /** Name of the event; `unknown` for one that isn't in the table. */
  readonly name: string;
  /** How often its handler has had it, from 1. */
  readonly attempt: number;
}

/** Tells a hook; one that fails must not fail what it watches. */
export function tell<Name extends keyof WebhookHooks>(
  hooks: WebhookHooks,
  name: Name,
  told: Parameters<NonNullable<WebhookHooks[Name]>>[0],
): void {
  try {
    (hooks[name] as ((told: unknown) => unknown) | undefined)?.call(hooks, told);
  } catch {}
}
