import { printable } from "../terminal/printable.js";
import type { ExitCode } from "./exit-codes.js";

/** A failure in three sentences. */
export interface Failure {
  readonly what: string;
  readonly why: string;
  readonly next: string;
  readonly exitCode: ExitCode;
}

/** Three lines; what comes from elsewhere can't move the cursor or colour the terminal. */
export function formatFailure({ what, why, next }: Failure): string {
  const line = (text: string) => printable(text).replace(/\s+/g, " ").trim();
  return `rcw: ${line(what)}\nwhy: ${line(why)}\nnext: ${line(next)}\n`;
}
