import type { Result } from "./panel.js";

/** Prints a line for each person as soon as it is known what became of them, and a summary. */
export interface Report {
  print(result: Result): void;
  summarize(): void;
  /** Whether somebody was refused. */
  readonly hasRefused: boolean;
}

const OUTCOMES = ["added", "changed", "unchanged", "refused"] as const;

/** @param isDryRun what would happen is told as that. */
export function createReport(write: (line: string) => void, isDryRun: boolean): Report {
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 };
  const nameOf = (outcome: Result["outcome"]) =>
    isDryRun && (outcome === "added" || outcome === "changed") ? `to be ${outcome}` : outcome;
  return {
    print({ outcome, line, who, detail }) {
      counts[outcome] += 1;
      write(`${nameOf(outcome).padEnd(isDryRun ? 13 : 9)}  line ${line}: ${who}: ${detail}`);
    },
    summarize: () => write(OUTCOMES.map((outcome) => `${counts[outcome]} ${nameOf(outcome)}`).join(", ")),
    get hasRefused() {
      return counts.refused > 0;
    },
  };
}
