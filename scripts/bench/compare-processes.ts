import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import { fromRoot } from "../files.js";
import { median } from "./median.js";

/** A command, started without a shell in the root of the repository. */
export interface Command {
  name: string;
  command: string;
  args: readonly string[];
}

/** Wall times of two commands, in milliseconds, and the median of the ratios pair by pair. */
export interface Comparison {
  medianMs: number;
  baselineMedianMs: number;
  ratio: number;
}

/** Runs a command and its baseline in turn, after one warm-up each, and compares their whole processes. */
export function compareProcesses(subject: Command, baseline: Command, pairs: number): Comparison {
  measureMs(subject);
  measureMs(baseline);
  const times = Array.from({ length: pairs }, () => ({
    subjectMs: measureMs(subject),
    baselineMs: measureMs(baseline),
  }));
  return {
    medianMs: median(times.map(({ subjectMs }) => subjectMs)),
    baselineMedianMs: median(times.map(({ baselineMs }) => baselineMs)),
    ratio: median(times.map(({ subjectMs, baselineMs }) => subjectMs / baselineMs)),
  };
}

function measureMs({ name, command, args }: Command): number {
  const startMs = performance.now();
  const { status, stderr } = spawnSync(command, args, { cwd: fromRoot("."), encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return performance.now() - startMs;
}
