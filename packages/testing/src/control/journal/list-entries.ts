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

/** A journal for a snapshot: `GET /webinar/... 200`, and below it the query and the body. */
export function entriesToText(entries: readonly JournalEntry[]): string {
  return entries
    .flatMap(({ method, path, queryParameters, body, status, errorCode, fault }) => {
      const outcome = [status ?? "no answer", errorCode, fault && `(fault: ${fault})`].filter(Boolean).join(" ");
      const query = Object.keys(queryParameters).length > 0 ? [`  query: ${JSON.stringify(queryParameters)}`] : [];
      const sent = body === undefined ? [] : [`  body: ${JSON.stringify(body)}`];
      return [`${method} ${path} ${outcome}`, ...query, ...sent];
    })
    .join("\n");
}
