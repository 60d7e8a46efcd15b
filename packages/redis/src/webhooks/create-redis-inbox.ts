import type { ResourceClaim, StoredEvent, TakenEvent, WebhookInbox } from "@rcw/webhooks";
import { checkDurations, keyPrefix } from "../connection/key-prefix.js";
import { createScriptRunner } from "../connection/run-script.js";
import { INBOX_DEFAULTS, type RedisInboxOptions } from "./inbox-options.js";
import { INBOX_SCRIPT } from "./inbox-script.js";

/**
 * An inbox on a Redis stream, which several receivers share and which outlives each of them: what one that dies had goes
 * to the others when its lease is over. An event is stored and its uuid remembered in one step. Events of one resource are
 * handled one after the other, in the order in which they happened, whichever receivers have them.
 *
 * It keeps what Redis keeps: let that one write to its disk (`appendonly yes`), or replicate. While Redis is away,
 * receivers answer 503, and the service delivers again later.
 *
 * @example
 * ```ts no-run="needs a Redis"
 * import { createRedisInbox } from "@rcw/redis/webhooks";
 * import { createWebhookHandler } from "@rcw/webhooks";
 * import { createClient } from "redis";
 *
 * const redis = await createClient().on("error", console.error).connect();
 * const handle = createWebhookHandler({
 *   verificationToken: process.env.WEBHOOK_TOKEN ?? "a-long-random-text",
 *   inbox: createRedisInbox({ redis, name: "my-app" }),
 *   on: { "session.state": ({ body }) => console.log(body.status) },
 * });
 * ```
 * @throws {InvalidRequestError} for an option that can't work. Its methods throw a `RedisUnavailableError` when Redis is
 * away.
 */
export function createRedisInbox(options: RedisInboxOptions): WebhookInbox {
  const { redis, name, commandTimeoutMs, ...limits } = { ...INBOX_DEFAULTS, ...options };
  const { leaseMs, maxHeld, pollEveryMs, maxEvents, rememberMs, maxRemembered, maxDeadLetters } = limits;
  checkDurations({ ...limits, commandTimeoutMs });
  const prefix = `${keyPrefix(name)}events`;
  const keys = [prefix, `${prefix}:seen`, `${prefix}:lanes`, `${prefix}:dead`];
  const keysOf = (resource: string) => [`${prefix}:lock:${resource}`, `${prefix}:latest:${resource}`];
  const runner = createScriptRunner({ redis, script: INBOX_SCRIPT, commandTimeoutMs });
  const receiver = crypto.randomUUID();
  /** What this receiver has, by uuid. */
  const held = new Map<string, HeldEvent>();
  /** Locks of the resources that it works on. */
  const locks = new Set<string>();
  let nextRoundMs = 0;
  let wake = () => {};

  const run = (
    kind: string,
    values: readonly (string | number)[],
    ofResource: readonly string[] = [],
    onLate?: (reply: unknown) => void,
  ) => runner.run([...keys, ...ofResource], [kind, receiver, String(leaseMs), ...values.map(String)], onLate);

  const letGo = ({ uuid }: StoredEvent) => {
    held.delete(uuid);
    wake();
  };
  const giveBack = async (ids: readonly string[]) => {
    if (ids.length > 0) await run("giveBack", ids);
  };
  const idsOf = (events: readonly StoredEvent[]) => events.flatMap(({ uuid }) => held.get(uuid)?.id ?? []);

  const take = async (limit: number): Promise<readonly TakenEvent[]> => {
    const isRound = performance.now() >= nextRoundMs;
    const room = Math.min(limit, maxHeld - held.size);
    if (room <= 0) return [];
    const reply = (await run("take", [room, isRound ? 1 : 0], [], (late) => {
      // What comes when it isn't waited for any more goes to whoever looks next.
      giveBack((late as TakenFields[]).map(([id]) => id)).catch(() => {});
    })) as TakenFields[];
    if (isRound && reply.length < room) nextRoundMs = performance.now() + leaseMs / 4;
    return reply.map(([id, uuid, text, receivedAtMs, isReconciled, resource, happenedMs, takenCount]) => {
      held.set(uuid, { id, resource, happenedMs });
      return {
        ...{ uuid, text, receivedAtMs: Number(receivedAtMs), isReconciled: isReconciled === "1", takenCount },
        ...readOrder(resource, happenedMs),
      };
    });
  };
  const sleep = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, pollEveryMs);
      signal.addEventListener("abort", end);
      wake = end;
    });

  return {
    leaseMs,
    async add({ uuid, text, receivedAtMs, isReconciled, resource, happenedMs }) {
      const event = [uuid, text, receivedAtMs, isReconciled ? 1 : 0, ...writeOrder(resource, happenedMs)];
      const outcome = Number(await run("add", [...event, rememberMs, maxRemembered, maxEvents]));
      if (outcome < 0)
        throw new Error(`The inbox is full: maxEvents is ${maxEvents}. Handlers are slower than events come in`);
      if (outcome > 0) wake();
      return outcome > 0;
    },
    async take(limit, signal) {
      while (!signal.aborted) {
        const taken = await take(limit);
        if (taken.length > 0) return taken;
        await sleep(signal);
      }
      return [];
    },
    async extend(events) {
      await run("extend", idsOf(events), [...locks]);
    },
    giveBack: (events) => giveBack(idsOf(events)),
    async claim(event): Promise<ResourceClaim | "lost" | undefined> {
      const { id, resource = "", happenedMs = "" } = held.get(event.uuid) ?? {};
      if (id === undefined) return "lost";
      const ofResource = keysOf(resource);
      const [lock = ""] = ofResource;
      const [outcome, latest = ""] = (await run("claim", [id, resource, happenedMs], ofResource)) as string[];
      if (outcome === "lost") letGo(event);
      if (outcome !== "claimed") return outcome === "lost" ? "lost" : undefined;
      locks.add(lock);
      return {
        lastHappenedMs: latest === "" ? undefined : Number(latest),
        async release(lastHappenedMs) {
          locks.delete(lock);
          await run("release", [lastHappenedMs ?? "", rememberMs], ofResource);
        },
      };
    },
    async complete(event) {
      const { id, resource = "", happenedMs = "" } = held.get(event.uuid) ?? {};
      if (id !== undefined) await run("complete", [id, resource, happenedMs]);
      letGo(event);
    },
    async bury(event, reason) {
      const { id } = held.get(event.uuid) ?? {};
      if (id !== undefined) await run("bury", [id, reason, maxDeadLetters]);
      letGo(event);
    },
    async deadLetters() {
      const letters = (await run("deadLetters", [])) as DeadFields[];
      return letters.map(([uuid, text, receivedAtMs, isReconciled, resource, happenedMs, reason]) => ({
        ...{ uuid, text, receivedAtMs: Number(receivedAtMs), isReconciled: isReconciled === "1", reason },
        ...readOrder(resource, happenedMs),
      }));
    },
    async revive(uuid) {
      const isRevived = Number(await run("revive", [uuid])) === 1;
      if (isRevived) wake();
      return isRevived;
    },
  };
}

/** What the script has to know again of an event that was taken. */
interface HeldEvent {
  readonly id: string;
  readonly resource: string;
  readonly happenedMs: string;
}

type TakenFields = readonly [
  ...[id: string, uuid: string, text: string, receivedAtMs: string, isReconciled: string],
  ...[resource: string, happenedMs: string, takenCount: number],
];

type DeadFields = readonly [
  ...[uuid: string, text: string, receivedAtMs: string, isReconciled: string],
  ...[resource: string, happenedMs: string, reason: string],
];

/** A resource as JSON, so that nothing in it can be taken for a part of a key or of a lane; digits that sort. */
function writeOrder(resource: string | undefined, happenedMs: number | undefined): [string, string] {
  const digits = happenedMs === undefined ? "" : String(Math.max(0, Math.trunc(happenedMs)));
  return [resource === undefined ? "" : JSON.stringify(resource), digits];
}

function readOrder(resource: string, happenedMs: string): Pick<StoredEvent, "resource" | "happenedMs"> {
  return {
    ...(resource !== "" && { resource: JSON.parse(resource) as string }),
    ...(happenedMs !== "" && { happenedMs: Number(happenedMs) }),
  };
}
