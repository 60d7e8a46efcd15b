import { CsvError, type Info, parse } from "csv-parse/sync";
import { checkRow } from "./check-row.js";
import type { PanelRow, Result } from "./panel.js";

/** The file as a whole can't be used; nothing is sent. */
export class UnusableFileError extends Error {
  override readonly name = "UnusableFileError";
}

/** The rows of a file: those that can be sent, and those that can't, with the reason. */
export interface Panel {
  readonly rows: readonly PanelRow[];
  readonly refused: readonly Result[];
}

const COLUMNS = ["email", "firstName", "lastName", "jobTitle", "role"] as const;
const REQUIRED_COLUMNS = ["email", "firstName", "lastName"] as const;

/** The cells of a row by column; a column that the file doesn't have is empty. */
export type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;

/**
 * Reads a panel from the text of a CSV file with a header; commas or semicolons separate.
 *
 * @throws {UnusableFileError} when the file isn't CSV, or has no such header.
 */
export function readPanel(text: string): Panel {
  const [header, ...records] = readRecords(text);
  const columns = readHeader(header?.cells ?? []);
  const rows: PanelRow[] = [];
  const refused: Result[] = [];
  for (const { line, cells } of records) {
    const row = checkRow(line, toCells(columns, cells), cells.length - columns.length, rows);
    if ("outcome" in row) refused.push(row);
    else rows.push(row);
  }
  return { rows, refused };
}

/** Records with the number of the line on which they end. */
function readRecords(text: string): { line: number; cells: string[] }[] {
  const options = { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, delimiter: [",", ";"] };
  try {
    // With `info` each record comes with where it was found, which the types of csv-parse don't say.
    const records = parse(text, { ...options, info: true }) as unknown as { info: Info; record: string[] }[];
    return records.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (error instanceof CsvError) throw new UnusableFileError(`This isn't CSV: ${error.message}`);
    throw error;
  }
}

/** The column of each cell, in any order and any case. */
function readHeader(header: readonly string[]): Column[] {
  const columns = header.map(toColumn);
  const missing = REQUIRED_COLUMNS.filter((name) => !columns.includes(name));
  const unknown = header.filter((_title, index) => columns[index] === undefined);
  const twice = columns.find((name, index) => name !== undefined && columns.indexOf(name) !== index);
  const complaints = [
    missing.length > 0 && `has no ${missing.join(", ")}`,
    unknown.length > 0 && `has the unknown ${unknown.map((title) => JSON.stringify(title)).join(", ")}`,
    twice && `has ${twice} twice`,
  ].filter(Boolean);
  if (complaints.length === 0) return columns;
  throw new UnusableFileError(
    `The header (line 1) ${complaints.join(" and ")}; expected ${COLUMNS.join(",")}, of which jobTitle and role can be left out`,
  );
}

type Column = (typeof COLUMNS)[number] | undefined;

/** Takes "firstName", "First name" and "FIRST_NAME" for the same. */
function toColumn(title: string): Column {
  const name = title.replaceAll(/[\s_-]/g, "").toLowerCase();
  return COLUMNS.find((column) => column.toLowerCase() === name);
}

function toCells(columns: readonly Column[], cells: readonly string[]): Cells {
  const values = columns.map((column, index) => [column, cells[index] ?? ""] as const);
  return { email: "", firstName: "", lastName: "", jobTitle: "", role: "", ...Object.fromEntries(values) };
}
