import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scenarios } from "@rcw/testing";
import { bundleProcess } from "../bundle-process.js";

/** Processes that call with one account; each waits until it is let go. */
export interface CallingProcesses {
  readonly children: readonly ChildProcess[];
  readonly outcomes: string[];
  /** Lets all begin, and resolves when all have ended. */
  run(): Promise<void>;
  close(): Promise<void>;
}

export interface CallingProcessesOptions {
  readonly processes: number;
  readonly callsEach: number;
  readonly serviceUrl: string;
  readonly redisUrl: string;
  /** An access token, or an app's id and secret for a shared login. */
  readonly login: Readonly<Record<string, string>>;
}

export async function startProcesses(options: CallingProcessesOptions): Promise<CallingProcesses> {
  const { processes, callsEach, serviceUrl, redisUrl, login } = options;
  const folder = await mkdtemp(join(tmpdir(), "rcw-shared-"));
  const file = join(folder, "calling-process.mjs");
  await bundleProcess("scripts/testing/shared-redis/calling-process.ts", file);
  const session = scenarios["scheduled-town-hall"];
  const outcomes: string[] = [];
  const children: ChildProcess[] = [];
  const start = (number: number) =>
    new Promise<void>((resolve, reject) => {
      const parameters = [serviceUrl, redisUrl, `${number}`, `${callsEach}`, JSON.stringify({ ...session, ...login })];
      const child = fork(file, parameters, { execArgv: [] });
      children.push(child);
      child.once("exit", () => reject(new Error("a process ended before it was ready")));
      child.on("message", (message) => (message === "ready" ? resolve() : outcomes.push(String(message))));
    });
  const ends = (child: ChildProcess) =>
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    await Promise.all(Array.from({ length: processes }, (_, index) => start(index + 1)));
  } catch (error) {
    for (const child of children) child.kill("SIGKILL");
    throw error;
  }
  return {
    children,
    outcomes,
    async run() {
      const all = children.map(ends);
      for (const child of children) child.send("go");
      await Promise.all(all);
    },
    async close() {
      for (const child of children) child.kill("SIGKILL");
      await Promise.all(children.map(ends));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
