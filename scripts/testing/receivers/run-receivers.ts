import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventTable } from "@rcw/webhooks";
import { createClient } from "redis";
import { bundleProcess } from "../bundle-process.js";
import { startRedis } from "../start-redis.js";

/** Receivers as processes on one Redis, and a service that delivers to them in no order, and again what fails. */
export interface ReceiversScene {
  readonly receivers: number;
  readonly events: number;
  readonly leaseMs: number;
  /** After which shares of the deliveries a receiver is killed, and another one started in its place. */
  readonly killAt: readonly number[];
}

export interface ReceiversOutcome {
  /** How many of the events that were answered with 200 have been handled. */
  readonly handled: number;
  readonly lost: number;
  /** How many were handled more than once. */
  readonly repeated: number;
  /** How many came after a later one of the same session that was handled before, and how many of these weren't marked. */
  readonly late: number;
  readonly lateUnmarked: number;
  readonly tookMs: number;
}

const TOKEN = "s3cr3t-7Qp2";
const SESSIONS = 50;

interface Handled {
  readonly uuid: string;
  readonly sessionId: string;
  readonly timestamp: string;
  readonly isLate: boolean;
}

export async function runReceivers({ receivers, events, leaseMs, killAt }: ReceiversScene): Promise<ReceiversOutcome> {
  const server = await startRedis();
  const redis = createClient({ url: server.url });
  redis.on("error", () => {});
  const folder = await mkdtemp(join(tmpdir(), "rcw-receivers-"));
  const running: { child: ChildProcess; port: number }[] = [];
  const name = crypto.randomUUID();
  try {
    await redis.connect();
    const file = join(folder, "receiving-process.mjs");
    await bundleProcess("scripts/testing/receivers/receiving-process.ts", file);
    const start = async () => {
      const child = fork(file, [server.url, name, `${leaseMs}`, TOKEN], { execArgv: [] });
      running.push({ child, port: await new Promise<number>((resolve) => child.once("message", resolve)) });
    };
    await Promise.all(Array.from({ length: receivers }, start));

    const startMs = performance.now();
    const kills = killAt.map((share) => Math.floor(share * events));
    let delivered = 0;
    const deliver = async (index: number) => {
      const { port } = running[(index * 7) % running.length] ?? running[0] ?? { port: 0 };
      try {
        const response = await fetch(`http://127.0.0.1:${port}/rcw`, {
          method: "POST",
          headers: { "Content-Type": "application/json", "Verification-Token": TOKEN },
          body: notification(index),
        });
        await response.arrayBuffer();
        if (response.status !== 200) return false;
      } catch {
        return false;
      }
      delivered += 1;
      if (delivered !== kills[0]) return true;
      kills.shift();
      running.shift()?.child.kill("SIGKILL");
      await start();
      return true;
    };
    const queue = Array.from({ length: events }, (_, index) => index).reverse();
    const sender = async () => {
      for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
        if (!(await deliver(index))) queue.push(index);
      }
    };
    await Promise.all(Array.from({ length: 16 }, sender));
    const read = async () => (await redis.lRange(`handled:${name}`, 0, -1)).map((text) => JSON.parse(text) as Handled);
    const untilMs = performance.now() + 3 * leaseMs + 20_000;
    let handled = await read();
    while (new Set(handled.map(({ uuid }) => uuid)).size < events && performance.now() < untilMs) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      handled = await read();
    }
    return { ...tell(handled, events), tookMs: performance.now() - startMs };
  } finally {
    for (const { child } of running) child.kill("SIGKILL");
    redis.destroy();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Events of a session happen a millisecond apart; neighbours are delivered at the same time. */
function notification(index: number): string {
  const { filter } = eventTable["session.state"];
  const timestamp = new Date(Date.UTC(2026, 8, 14) + index).toISOString();
  const body = { webinarId: "w", sessionId: `s${index % SESSIONS}`, status: "Active" };
  return JSON.stringify({ uuid: `event-${index}`, event: filter, timestamp, body });
}

function tell(handled: readonly Handled[], events: number): Omit<ReceiversOutcome, "tookMs"> {
  const latest = new Map<string, string>();
  const first = [...new Map([...handled].reverse().map((each) => [each.uuid, each])).values()].reverse();
  const late = first.filter(({ sessionId, timestamp }) => {
    const isLate = timestamp < (latest.get(sessionId) ?? "");
    if (!isLate) latest.set(sessionId, timestamp);
    return isLate;
  });
  return {
    handled: first.length,
    lost: events - first.length,
    repeated: handled.length - first.length,
    late: late.length,
    lateUnmarked: late.filter(({ isLate }) => !isLate).length,
  };
}
