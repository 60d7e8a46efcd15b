import type { LinkedUser, RosterRow } from "../people/roster-row.js";
import { fold, foldedTable, NO, ROLE_SPELLINGS, type RosterColumn, YES } from "./headers.js";

/** What is wrong with a cell, a row, or the file. */
export interface RosterProblem {
  /** Line on which the row begins, from 1. */
  readonly line: number;
  /** Number of the column, from 1; missing for a row or the file as a whole. */
  readonly column?: number;
  /** The column's name, as in the file. */
  readonly header?: string;
  readonly value?: string;
  /** What was wrong, and what would be right. */
  readonly message: string;
}

/** A column of a file: what it holds, where it stands, how it is called there. */
export interface KnownColumn {
  readonly holds: RosterColumn;
  readonly index: number;
  readonly header: string;
}

const roles = foldedTable(ROLE_SPELLINGS);
const yes = new Set(YES.map(fold));
const no = new Set(NO.map(fold));

/**
 * Reads the cells of a row. A row with problems that names a person carries the first one, so that a plan knows whom it
 * means; one that names nobody is left out.
 */
export function readRow(
  line: number,
  cells: readonly string[],
  columns: readonly KnownColumn[],
  width: number,
): { row?: RosterRow; problems: RosterProblem[] } {
  const problems: RosterProblem[] = [];
  const texts = new Map<RosterColumn, string>();
  const complain = ({ holds, index, header }: KnownColumn, message: string) =>
    problems.push({ line, column: index + 1, header, value: texts.get(holds) ?? "", message });
  for (const column of columns) {
    const text = cleanCell(cells[column.index] ?? "");
    if (text !== "") texts.set(column.holds, text);
  }
  const beyond = cells.slice(width).filter((cell) => cleanCell(cell) !== "").length;
  if (beyond > 0)
    problems.push({
      line,
      message: `the row has ${beyond} cells more than the header; a separator in a text needs quotes`,
    });

  const columnOf = (holds: RosterColumn) => columns.find((column) => column.holds === holds);
  const read = <Value>(holds: RosterColumn, toValue: (text: string) => Value | undefined, expected: string) => {
    const text = texts.get(holds);
    const column = columnOf(holds);
    if (text === undefined || !column) return undefined;
    const value = toValue(text);
    if (value === undefined) complain(column, `is ${JSON.stringify(text)}, expected ${expected}`);
    return value;
  };
  const text = (holds: RosterColumn) => texts.get(holds);
  const email = read("email", (given) => (/^[^\s@]+@[^\s@]+$/.test(given) ? given : undefined), "an email address");
  const role = read("role", (given) => roles.get(fold(given)), "CoHost or Panelist");
  const type = read(
    "type",
    (given) => ({ user: "User", room: "Room" })[fold(given)] as RosterRow["type"],
    "User or Room",
  );
  const sendInvite = read("sendInvite", toBoolean, "yes or no");
  const userId = read("userId", toId, 'an id; a spreadsheet turns long ones into numbers: format the column as "text"');
  const accountId = read("accountId", toId, "an id");
  const domain = read("domain", toDomain, "pbx or ilm");
  if ((userId === undefined) !== (accountId === undefined) && problems.length === 0) {
    const [given, missing] = userId === undefined ? ["accountId", "user id"] : ["userId", "account id"];
    const column = columnOf(given as RosterColumn);
    if (column) complain(column, `stands alone: a linked user needs the ${missing} too`);
  }
  const linkedUser =
    userId !== undefined && accountId !== undefined ? { userId, accountId, ...(domain && { domain }) } : undefined;
  const names = { firstName: text("firstName"), lastName: text("lastName"), jobTitle: text("jobTitle") };
  const row = withoutUndefined({
    line,
    email,
    linkedUser,
    ...names,
    role,
    type,
    sendInvite,
    problem: problems[0]?.message,
  });
  if (email === undefined && linkedUser === undefined) {
    if (problems.length === 0) problems.push({ line, message: "the row has no email address and no linked user" });
    return { problems };
  }
  return { row, problems };
}

/** What a cell says, without what spreadsheets put around it. */
export function cleanCell(cell: string): string {
  const text = cell.replaceAll(/^[\s\u00a0\u200b\ufeff]+|[\s\u00a0\u200b\ufeff]+$/g, "");
  // An apostrophe in front keeps a spreadsheet from calculating; see write-table.ts.
  return /^'[=+\-@\t\r']/.test(text) ? text.slice(1) : text;
}

function toBoolean(text: string): boolean | undefined {
  const folded = fold(text);
  return yes.has(folded) ? true : no.has(folded) ? false : undefined;
}

function toDomain(text: string): LinkedUser["domain"] {
  const folded = fold(text);
  return folded === "pbx" || folded === "ilm" ? folded : undefined;
}

function toId(text: string): string | undefined {
  return /^[\w~-]{1,20}$/.test(text) && !/^\d\.?\d*E\+?\d+$/i.test(text) ? text : undefined;
}

function withoutUndefined(row: { [Name in keyof RosterRow]: RosterRow[Name] | undefined }): RosterRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as RosterRow;
}
