import type { SecondOpinion } from "./second-opinion.js";
import type { Verification } from "./verify.js";

/** At most so many reasons of each: the full list of changes is what `spec:diff` prints. */
const MOST_REASONS = 12;

/** Both verdicts with their reasons, the second opinion beside them, and what is to be done. */
export function renderVerification(verification: Verification, opinion: SecondOpinion): string {
  const { bump, isHeld, differ, compiler, problem, unseen } = verification;
  const gravest = differ.changes.filter((change) => change.bump === differ.bump);
  const lines = [
    isHeld ? "Held for a person: differ and compiler don't agree." : `Bump: ${bump} (differ and compiler agree)`,
    "",
    `differ: ${differ.bump}`,
    ...shorten(gravest.map(({ where, message, kind }) => `${where}: ${message} [${kind}]`)),
    `compiler: ${compiler === undefined ? "no verdict" : compiler.bump}`,
    ...shorten([...(problem ? [problem] : []), ...(compiler?.doubts ?? []), ...(compiler?.reasons ?? [])]),
    ...unseen.map(
      ({ change, reason }) => `  not asked of the compiler: ${change.where} [${change.kind}], since ${reason}`,
    ),
    `${opinion.tool}, a second opinion that decides nothing: ${opinion.bump}`,
    ...shorten(opinion.reasons),
  ];
  return `${lines.join("\n")}\n`;
}

function shorten(reasons: readonly string[]): string[] {
  const shown = reasons.slice(0, MOST_REASONS).map((reason) => `  ${reason}`);
  return reasons.length > MOST_REASONS ? [...shown, `  and ${reasons.length - MOST_REASONS} more`] : shown;
}
