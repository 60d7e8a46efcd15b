import { readNotification } from "../events/read-event.js";
import type { ResourceClaim, TakenEvent } from "../inbox/inbox.js";
import { sleep } from "../time/clock.js";
import { tell } from "../watching/webhook-hooks.js";
import { handOver, type Outcome } from "./hand-over.js";
import { HeldEvents } from "./held-events.js";
import { Lane, type WaitingEvent } from "./lane.js";
import { LatestTimes } from "./latest-times.js";
import { Slots } from "./slots.js";
import type { WorkerContext } from "./worker-options.js";

/** Takes events out of the inbox and sees to it that each is handled. */
export interface EventWorker {
  /** Which events it has, and which are expected. */
  readonly held: HeldEvents;
  /** Takes no more; resolves when the handlers that run have ended. What waits stays in the inbox. */
  close(): Promise<void>;
}

/** How often the worker asks for a resource that another receiver has, and for a lost inbox, in milliseconds. */
const ASK_AGAIN_MS = 250;

/** How many events a worker holds at most, so that there is something to put into order. */
const MAXIMUM_HELD = 1024;

/** The claim where nobody else has the resource's events. */
const UNSHARED: ResourceClaim = { lastHappenedMs: undefined, release: async () => {} };

export function startEventWorker(context: WorkerContext): EventWorker {
  const { inbox, hooks, clock, limits } = context;
  const closing = new AbortController();
  const { signal } = closing;
  const lanes = new Map<string, Lane>();
  const latest = new LatestTimes();
  const slots = new Slots(limits.concurrency);
  const held = new HeldEvents();
  const running = new Set<Promise<void>>();

  const takeAll = async (): Promise<void> => {
    while (!signal.aborted) {
      if (held.size >= MAXIMUM_HELD) {
        await held.room();
        continue;
      }
      try {
        for (const taken of await inbox.take(MAXIMUM_HELD - held.size, signal)) place(taken);
      } catch (error) {
        tell(hooks, "onError", error);
        await sleep(clock, ASK_AGAIN_MS, signal);
      }
    }
  };

  const place = (taken: TakenEvent) => {
    held.hold(taken);
    const read = readNotification(JSON.parse(taken.text));
    const key = read.resource ?? `uuid:${taken.uuid}`;
    const known = lanes.get(key);
    const lane = known ?? new Lane();
    lane.add({ taken, read });
    if (known !== undefined) return;
    lanes.set(key, lane);
    const run = runLane(key, lane).finally(() => running.delete(run));
    running.add(run);
  };

  const runLane = async (key: string, lane: Lane): Promise<void> => {
    for (let first = lane.first(); first !== undefined; first = lane.first()) {
      await sleepForOrder(first);
      // Another one, if one came in the meantime that happened earlier.
      const event = lane.first() ?? first;
      const claim = await claimFor(event);
      if (claim === undefined) {
        await sleep(clock, ASK_AGAIN_MS, signal);
        continue;
      }
      lane.remove(event);
      held.letGo(event.taken.uuid, claim === "lost" ? "left" : await handleOne(key, event, claim));
    }
    lanes.delete(key);
  };

  const sleepForOrder = async ({ taken, read }: WaitingEvent): Promise<void> => {
    const waitMs = taken.receivedAtMs + limits.orderWindowMs - clock.now();
    if (waitMs > 0 && read.happenedMs !== undefined && !taken.isReconciled) await sleep(clock, waitMs, signal);
  };

  const handleOne = async (key: string, event: WaitingEvent, claim: ResourceClaim): Promise<Outcome> => {
    const { resource, happenedMs = -Infinity } = event.read;
    const lastMs = Math.max(latest.of(key), claim.lastHappenedMs ?? -Infinity);
    const isLate = happenedMs > -Infinity && happenedMs < lastMs;
    const outcome = await handOver(event, isLate, context, slots, signal);
    const latestMs = outcome === "handled" ? Math.max(lastMs, happenedMs) : lastMs;
    if (resource !== undefined && latestMs > -Infinity) latest.note(key, latestMs);
    await claim.release(latestMs > -Infinity ? latestMs : undefined).catch((error) => tell(hooks, "onError", error));
    return outcome;
  };

  /** Where receivers share an inbox, asks for the event's resource; undefined while it is another's turn. */
  const claimFor = async ({ taken, read }: WaitingEvent): Promise<ResourceClaim | "lost" | undefined> => {
    if (inbox.claim === undefined || read.resource === undefined || signal.aborted) return UNSHARED;
    return inbox.claim(taken).catch((error) => {
      tell(hooks, "onError", error);
      return undefined;
    });
  };

  const extendLeases = async (leaseMs: number): Promise<void> => {
    while (!signal.aborted) {
      await sleep(clock, leaseMs / 3, signal);
      if (held.size > 0) await inbox.extend?.(held.all()).catch((error) => tell(hooks, "onError", error));
    }
  };

  const taking = takeAll();
  const extending = inbox.leaseMs === undefined ? undefined : extendLeases(inbox.leaseMs);
  return {
    held,
    async close() {
      closing.abort();
      const unfinished = held.all();
      held.letAllGo();
      await Promise.all([taking, extending, ...running]);
      await inbox.giveBack?.([...unfinished, ...held.all()]).catch((error) => tell(hooks, "onError", error));
      held.letAllGo();
    },
  };
}
