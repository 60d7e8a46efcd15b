import type { RosterStep } from "@rcw/roster";

/** A bar with the time that is left, on standard error; a line for each step where that isn't a terminal. */
export interface RosterProgress {
  update(step: RosterStep): void;
  end(): void;
}

export async function showRosterProgress(): Promise<RosterProgress> {
  if (!process.stderr.isTTY) {
    return { update: (step) => void process.stderr.write(`${countsOf(step)}, ${timeLeft(step)}\n`), end() {} };
  }
  const { default: bars } = await import("cli-progress");
  const bar = new bars.SingleBar(
    { format: "{bar} {counts}, {left}", stream: process.stderr, gracefulExit: false, hideCursor: true, barsize: 30 },
    bars.Presets.shades_classic,
  );
  let isBegun = false;
  return {
    update(step) {
      const words = { counts: countsOf(step), left: timeLeft(step) };
      if (isBegun) bar.update(step.done, words);
      else bar.start(step.total, step.done, words);
      isBegun = true;
    },
    end: () => bar.stop(),
  };
}

function countsOf({ done, total }: RosterStep): string {
  return `${done} of ${total} people`;
}

/** By the rate limit, not by how fast it went so far. */
function timeLeft({ done, total, etaMs }: RosterStep): string {
  if (done === total) return "checking the end";
  if (etaMs === undefined) return "time left unknown";
  const seconds = Math.ceil(etaMs / 1000);
  return seconds < 90 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`;
}
