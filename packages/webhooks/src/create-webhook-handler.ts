import { checkOptions } from "./check-options.js";
import { readNotification } from "./events/read-event.js";
import { startEventWorker } from "./handling/event-worker.js";
import type { Outcome } from "./handling/hand-over.js";
import { HANDLING_DEFAULTS } from "./handling/worker-options.js";
import type { DeadLetter, StoredEvent } from "./inbox/inbox.js";
import { createMemoryInbox } from "./inbox/memory-inbox.js";
import { receive } from "./receiving/receive.js";
import { createTokenCheck } from "./receiving/verification-token.js";
import { systemClock } from "./time/clock.js";
import { tell } from "./watching/webhook-hooks.js";
import type { WebhookOptions } from "./webhook-options.js";

/** Receives webhooks: a function from request to answer, and what belongs to it. */
export interface WebhookHandler {
  /**
   * Answers a request of the service. Never rejects. `waitUntil` of a runtime that ends when the answer is out
   * (`ctx.waitUntil` of Workers, `after` of Next) keeps it alive until the event has been handled.
   */
  (request: Request, context?: WebhookContext): Promise<Response>;
  /** Hands over events that never came; each uuid once. For `reconcile`. */
  accept(events: readonly Pick<StoredEvent, "uuid" | "text" | "isReconciled">[]): Promise<void>;
  /** Resolves when everything that came in has been handled or given up. With a shared inbox: what this receiver took. */
  idle(): Promise<void>;
  /** The events that were given up, oldest first. */
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Hands a dead letter over again, with all its attempts; false when there is none with that uuid. */
  revive(uuid: string): Promise<boolean>;
  /** Ends the work: what runs ends, what waits stays in the inbox. Requests are answered with 503 from now on. */
  close(): Promise<void>;
}

/** What a runtime brings along with a request. */
export interface WebhookContext {
  waitUntil?(work: Promise<unknown>): void;
}

/**
 * Makes a receiver of webhooks. It takes a `Request` and gives a `Response`, as Hono, Next, Bun, Deno and Workers do;
 * `toNodeHandler` makes it one for Node, Express and Fastify.
 *
 * | answer | when |
 * | --- | --- |
 * | 200 | the event is in the inbox (with `ack: "after"`: handled), or had come before; the validation call |
 * | 405 | any method but POST |
 * | 401 | token missing or wrong, whatever else is wrong with the request |
 * | 400, 413, 415 | from a sender with the token: no JSON, too large, another content type |
 * | 503 | the inbox, or with `ack: "after"` the handler, failed or took longer than `answerWithinMs` |
 *
 * @example
 * const verificationToken = process.env.WEBHOOK_TOKEN ?? "a-long-random-text";
 * const handle = createWebhookHandler({ verificationToken, on: { "session.state": (event) => console.log(event.body.status) } });
 * @throws {TypeError} for options that can't work.
 */
export function createWebhookHandler(options: WebhookOptions): WebhookHandler {
  checkOptions(options);
  const { verificationToken, on, ack = "before", hooks = {}, clock = systemClock, random = Math.random } = options;
  const { maxBodyBytes = 262_144, maxDepth = 32, answerWithinMs = 2500 } = options;
  const { inbox = createMemoryInbox({ clock }), known } = options;
  const isVerified = createTokenCheck(verificationToken);
  const limits = { ...HANDLING_DEFAULTS, ...options.handling };
  const worker = startEventWorker({ inbox, handlers: on, known, hooks, clock, random, limits });
  const isShared = inbox.leaseMs !== undefined;
  let isClosed = false;

  /** Stores an event; `outcome` resolves when it is over, and is undefined where there is nothing to wait for. */
  const store = async (event: StoredEvent): Promise<{ outcome?: Promise<Outcome> }> => {
    const { uuid } = event;
    const isUnderWay = worker.held.has(uuid);
    const following = isShared ? {} : { outcome: worker.held.expect(uuid) };
    try {
      const isNew = await inbox.add(isShared ? withOrder(event) : event);
      tell(hooks, "onReceived", { uuid, isKnown: !isNew });
      if (isNew || isUnderWay) return following;
      // The service sends again what wasn't answered with 2xx: with `ack: "after"` an event that was given up, too.
      if (ack === "after" && (await inbox.revive(uuid))) return following;
      worker.held.letGo(uuid, "handled");
      return {};
    } catch (error) {
      if (!isUnderWay) worker.held.letGo(uuid, "left");
      throw error;
    }
  };

  const respond = async (request: Request, context: WebhookContext): Promise<Response> => {
    const received = await receive(request, isVerified, { maxBodyBytes, maxDepth });
    if (received.kind === "answer") return received.response;
    if (received.kind === "refusal") {
      const { status, reason } = received;
      tell(hooks, "onRefused", { status, reason });
      return new Response(null, { status, ...(status === 405 && { headers: { Allow: "POST" } }) });
    }
    const { uuid, text } = received;
    const { outcome } = await store({ uuid, text, receivedAtMs: clock.now(), isReconciled: false });
    context.waitUntil?.(outcome ?? worker.held.idle());
    if (ack === "before") return new Response(null, { status: 200 });
    const isHandled = outcome === undefined || (await outcome) === "handled";
    return new Response(null, { status: isHandled ? 200 : 503 });
  };

  const handle = async (request: Request, context: WebhookContext = {}): Promise<Response> => {
    if (isClosed) return new Response(null, { status: 503 });
    let cancel = () => {};
    const late = new Promise<Response>((resolve) => {
      cancel = clock.schedule(() => resolve(new Response(null, { status: 503 })), answerWithinMs);
    });
    try {
      return await Promise.race([respond(request, context), late]);
    } catch (error) {
      tell(hooks, "onError", error);
      return new Response(null, { status: 503 });
    } finally {
      cancel();
    }
  };

  return Object.assign(handle, {
    async accept(events: readonly Pick<StoredEvent, "uuid" | "text" | "isReconciled">[]) {
      for (const event of events) await store({ ...event, receivedAtMs: clock.now() });
    },
    idle: () => worker.held.idle(),
    deadLetters: () => inbox.deadLetters(),
    revive: (uuid: string) => inbox.revive(uuid),
    async close() {
      isClosed = true;
      await worker.close();
    },
  });
}

/** With what receivers that share an inbox have to know to keep events in order. */
function withOrder(event: StoredEvent): StoredEvent {
  const { resource, happenedMs } = readNotification(JSON.parse(event.text));
  return { ...event, ...(resource !== undefined && { resource }), ...(happenedMs !== undefined && { happenedMs }) };
}
