import Papa from "papaparse";
import type { RosterRow } from "../people/roster-row.js";
import { fold, foldedTable, HEADER_SPELLINGS, type RosterColumn } from "./headers.js";
import { cleanCell, type KnownColumn, type RosterProblem, readRow } from "./read-row.js";

/** Options of `readRosterCsv` and `readRosterCsvStream`. */
export interface ReadRosterOptions {
  /** Further names of columns: `{ email: ["Kontakt"] }`. */
  headers?: Readonly<Partial<Record<RosterColumn, readonly string[]>>>;
  /** What separates cells. Default: found out from the header: comma, semicolon, tab or bar. */
  delimiter?: string;
}

/** Rows and problems of a piece of a file. */
export interface RosterPiece {
  readonly rows: RosterRow[];
  readonly problems: RosterProblem[];
}

const DELIMITERS = [",", ";", "\t", "|"];

/** Reads a file piece by piece. */
export class RowReader {
  readonly #names: ReadonlyMap<string, RosterColumn>;
  #delimiter: string | undefined;
  #header: readonly string[] | undefined;
  #columns: readonly KnownColumn[] = [];
  #text = "";
  #line = 1;
  #endsWithReturn = false;
  /** Columns that nothing was made of. */
  ignoredColumns: readonly string[] = [];

  constructor({ headers = {}, delimiter }: ReadRosterOptions) {
    this.#names = foldedTable<RosterColumn>(HEADER_SPELLINGS, headers);
    this.#delimiter = delimiter;
  }

  /** Takes in a piece of text; gives the rows that are complete. */
  read(piece: string, isLast = false): RosterPiece {
    this.#text += this.#withPlainNewlines(piece);
    const found: RosterPiece = { rows: [], problems: [] };
    if (this.#header === undefined && !isLast && !this.#text.includes("\n")) return found;
    this.#delimiter ??= this.#guessDelimiter();
    const parser = new Papa.Parser({ delimiter: this.#delimiter, newline: "\n", quoteChar: '"' });
    const { data, errors, meta } = parser.parse(this.#text, 0, !isLast) as Papa.ParseResult<string[]>;
    this.#text = isLast ? "" : this.#text.slice(meta.cursor);
    const problemByRow = new Map(errors.map((error) => [error.row, error.message] as const));
    data.forEach((cells, index) => {
      const line = this.#line;
      this.#line += 1 + cells.join("").split("\n").length - 1;
      const problem = problemByRow.get(index);
      if (problem !== undefined)
        found.problems.push({ line, message: `the quotes of the row don't match: ${problem}` });
      if (cells.every((cell) => cleanCell(cell) === "")) return;
      if (this.#header === undefined) this.#readHeader(line, cells, found);
      else if (this.#columns.length > 0) this.#readRow(line, cells, found);
    });
    if (isLast && this.#header === undefined)
      found.problems.push({
        line: 1,
        message: "the file is empty; expected a header, such as email,firstName,lastName,role",
      });
    return found;
  }

  #readRow(line: number, cells: readonly string[], found: RosterPiece): void {
    const { row, problems } = readRow(line, cells, this.#columns, this.#header?.length ?? 0);
    if (row) found.rows.push(row);
    found.problems.push(...problems);
  }

  #readHeader(line: number, cells: readonly string[], { problems }: RosterPiece): void {
    const [only = ""] = cells;
    // Excel writes down what separates cells.
    const separator = cells.length <= 2 ? /^sep=(.?)$/i.exec(cleanCell(only)) : null;
    if (separator) return;
    this.#header = cells;
    const columns = cells.flatMap((cell, index): KnownColumn[] => {
      const header = cleanCell(cell);
      const holds = this.#names.get(fold(header));
      return holds === undefined ? [] : [{ holds, index, header }];
    });
    const twice = columns.find(({ holds }, index) => columns.findIndex((other) => other.holds === holds) < index);
    if (twice)
      problems.push({
        ...{ line, column: twice.index + 1, header: twice.header },
        message: `there is another column for ${twice.holds}; expected one`,
      });
    const names = new Set(columns.map(({ holds }) => holds));
    if (!names.has("email") && !(names.has("userId") && names.has("accountId"))) {
      const titles = cells.map((cell) => JSON.stringify(cleanCell(cell))).join(", ");
      problems.push({ line, message: `the header is ${titles}; expected a column such as email, to know people by` });
      return;
    }
    if (!twice) this.#columns = columns;
    this.ignoredColumns = cells.map(cleanCell).filter((header) => header !== "" && !this.#names.has(fold(header)));
  }

  /** The one by which the header has most columns that are known, else most at all. */
  #guessDelimiter(): string {
    const [declared] = /^\ufeff?sep=(.)/i.exec(this.#text) ? [this.#text.replace("\ufeff", "").charAt(4)] : [];
    if (declared) return declared;
    const [header = ""] = this.#text.trimStart().split("\n");
    const score = (delimiter: string) => {
      const [cells = []] = Papa.parse<string[]>(header, { delimiter }).data;
      return cells.filter((cell) => this.#names.has(fold(cleanCell(cell)))).length * 1000 + cells.length;
    };
    return DELIMITERS.reduce((best, each) => (score(each) > score(best) ? each : best));
  }

  /** Every newline as one character, also where a piece ends between the two of Windows. */
  #withPlainNewlines(piece: string): string {
    const text = this.#endsWithReturn && piece.startsWith("\n") ? piece.slice(1) : piece;
    if (piece !== "") this.#endsWithReturn = piece.endsWith("\r");
    return text.replaceAll(/\r\n?/g, "\n");
  }
}
