import { setTimeout as sleep } from "node:timers/promises";
import { type Connection, connect } from "../connection/connect.js";
import { readNumber } from "../operations/read-number.js";
import type { GlobalOptions } from "../program/global-options.js";
import { createInterruption } from "../terminal/interruption.js";
import { print } from "../terminal/streams.js";
import { drawWatch, type WatchState } from "./draw-watch.js";

/** Options of `rcw watch`. */
export interface WatchOptions extends GlobalOptions {
  readonly webinarId: string;
  readonly sessionId: string;
  readonly every: string;
  readonly times?: string;
}

/** Asks again and again, until ^C: that is its proper end. */
export async function runWatch(options: WatchOptions): Promise<void> {
  const everyMs = readNumber("--every", options.every, 1, 86_400) * 1000;
  const times = options.times === undefined ? Infinity : readNumber("--times", options.times, 1, 1_000_000);
  const connection = await connect(options);
  const signal = createInterruption();
  const show = await createScreen();
  try {
    for (let time = 1; !signal.aborted; time++) {
      await show(await readState(connection, options, signal));
      if (time === times) break;
      await sleep(everyMs, undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await connection.close();
  }
}

async function readState(
  { client, description }: Connection,
  { webinarId, sessionId }: WatchOptions,
  signal: AbortSignal,
): Promise<WatchState> {
  const { title, status, scheduledStartTime } = await client.sessions.get({ webinarId, sessionId }, { signal });
  const { data, rateLimit } = await client.invitees.list({ webinarId, sessionId }, { signal }).withResponse();
  const roles: Record<string, number> = {};
  for (const { role } of data.records) roles[role] = (roles[role] ?? 0) + 1;
  return {
    at: new Date().toISOString(),
    connection: description,
    title,
    status,
    scheduledStartTime,
    roles,
    rateLimits: rateLimit ? [rateLimit] : [],
  };
}

/** In a terminal what changes stays in its place; elsewhere each state is a line. */
async function createScreen(): Promise<(state: WatchState) => Promise<void>> {
  if (!process.stdout.isTTY) return (state) => print(`${JSON.stringify(state)}\n`);
  const { createLogUpdate } = await import("log-update");
  const write = createLogUpdate(process.stdout);
  return async (state) => write(drawWatch(state));
}
