import { stringify } from "csv-stringify/sync";
import { cellText, columnsOf, valueAt } from "./columns.js";
import type { Format, ListWriter } from "./format.js";

/**
 * CSV with a header, and every plain value of the items as a column unless columns are named. Cells that a
 * spreadsheet would run as a formula get an apostrophe before them: their text comes from people outside.
 */
export function csvFormat(columns: readonly string[] | undefined): Format {
  const write = (rows: string[][]) => stringify(rows, { escape_formulas: true });
  const rows = (items: readonly unknown[], names: readonly string[]) =>
    items.map((item) =>
      names.map((name) => cellText(name === "value" && typeof item !== "object" ? item : valueAt(item, name))),
    );

  const list = (): ListWriter => {
    if (columns) {
      let isBegun = false;
      const header = () => (isBegun ? "" : write([[...columns]]));
      return {
        item(item) {
          const text = header() + write(rows([item], columns));
          isBegun = true;
          return text;
        },
        end: header,
      };
    }
    // The columns of all items are known at the end only.
    const items: unknown[] = [];
    return {
      item(item) {
        items.push(item);
        return "";
      },
      end() {
        const names = allColumns(items);
        return names.length === 0 ? "" : write([names, ...rows(items, names)]);
      },
    };
  };

  return {
    isOfRows: true,
    isWhole: false,
    list,
    value(value) {
      const writer = list();
      return writer.item(value) + writer.end();
    },
  };
}

/** Of every item the columns; `value` where items are plain values. */
export function allColumns(items: readonly unknown[]): string[] {
  const names = new Set<string>();
  for (const item of items) {
    const own = columnsOf(item);
    for (const name of own.length > 0 || (typeof item === "object" && item !== null) ? own : ["value"]) names.add(name);
  }
  return [...names];
}
