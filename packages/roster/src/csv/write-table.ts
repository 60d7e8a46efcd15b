import Papa from "papaparse";

/** CSV that a spreadsheet opens and doesn't calculate: cells that begin like a formula get an apostrophe. */
export function writeTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const data = { fields: [...columns], data: rows.map((row) => [...row]) };
  return `${Papa.unparse(data, { escapeFormulae: /^[=+\-@\t\r']/, newline: "\r\n" })}\r\n`;
}
