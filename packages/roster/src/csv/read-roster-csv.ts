import { Decoder } from "./decode.js";
import { type ReadRosterOptions, type RosterPiece, RowReader } from "./row-reader.js";

/** What a file says. */
export interface RosterFile extends RosterPiece {
  /** Columns that nothing was made of, as they are called in the file. */
  readonly ignoredColumns: readonly string[];
}

/**
 * Reads a list of people from the text or the bytes of a CSV file with a header: names of columns in several languages,
 * comma, semicolon or tab, quotes, byte order marks, UTF-16, what Excel saves. The columns: email, firstName, lastName,
 * jobTitle, role, type, sendInvite, userId, accountId; email, or userId and accountId, at least.
 *
 * Problems name line and column. A row with a problem that names a person is among the rows, with its `problem`: a plan
 * calls it impossible, and doesn't take the person for missing.
 *
 * @example
 * import { readRosterCsv } from "@rcw/roster";
 * const { rows, problems } = readRosterCsv("E-Mail;Vorname;Nachname;Rolle\nana.sol@example.com;Ana;Sol;Moderator\n");
 * @throws {TypeError} for bytes that are no text.
 */
export function readRosterCsv(text: string | Uint8Array, options: ReadRosterOptions = {}): RosterFile {
  const reader = new RowReader(options);
  const piece = reader.read(new Decoder().decode(text, true), true);
  return { ...piece, ignoredColumns: reader.ignoredColumns };
}

/**
 * Reads a file piece by piece, as it comes: of any size, in the memory of one piece. Each piece gives the rows and
 * problems that are complete with it.
 *
 * @param source Pieces of text or bytes: a Node stream, the body of a `Response`, a `File`'s `stream()`.
 * @throws {TypeError} for bytes that are no text.
 */
export async function* readRosterCsvStream(
  source: AsyncIterable<string | Uint8Array> | ReadableStream<Uint8Array>,
  options: ReadRosterOptions = {},
): AsyncGenerator<RosterPiece> {
  const reader = new RowReader(options);
  const decoder = new Decoder();
  for await (const piece of Symbol.asyncIterator in source ? source : piecesOf(source))
    yield reader.read(decoder.decode(piece));
  yield reader.read(decoder.decode(new Uint8Array(), true), true);
}

/** For browsers whose streams can't be iterated over. */
async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    reader.releaseLock();
  }
}
