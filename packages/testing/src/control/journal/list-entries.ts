import type { JournalEntry } from "./journal-entry.js";

/** Entries that a message shows. */
const SHOWN = 20;

/** A journal as lines, for a message: the latest entries. */
export function listEntries(entries: readonly JournalEntry[]): string {
  if (entries.length === 0) return "The journal is empty.";
  const left = entries.length - SHOWN;
  const lines = entries.slice(-SHOWN).map((entry) => `  ${describeEntry(entry)}`);
  return `The journal has:\n${left > 0 ? `  (${left} earlier)\n` : ""}${lines.join("\n")}`;
}

/** `3. GET /webinar/... 200 (rcwConfigListInvitees)`. */
function describeEntry({ number, method, path, operationId, status, errorCode, fault }: JournalEntry): string {
  const outcome = [status ?? "no answer", errorCode].filter(Boolean).join(" ");
  const notes = [operationId, fault && `fault: ${fault}`].filter(Boolean).join(", ");
  return `${number}. ${method} ${path} ${outcome}${notes && ` (${notes})`}`;
}
