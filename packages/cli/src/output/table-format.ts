import CliTable from "cli-table3";
import pico from "picocolors";
import { printable } from "../terminal/printable.js";
import { cellText, columnsOf, valueAt } from "./columns.js";
import { allColumns } from "./csv-format.js";
import type { Format } from "./format.js";

/** As many columns as are readable, unless they are named. */
const MAX_COLUMNS = 6;
/** Room of a cell, in characters: what is longer is cut off with an ellipsis, unless columns are named. */
const MAX_CELL = 40;

/** A table of a list, and names with values of anything else. */
export function tableFormat(columns: readonly string[] | undefined, width: number, isColored = false): Format {
  // Not what picocolors finds out by itself: it takes a pipe of a CI for something that shows colours.
  const { bold } = pico.createColors(isColored);
  const cell = (value: unknown) => {
    const text = printable(cellText(value)).replace(/\s*\n\s*/g, " ");
    return columns || text.length <= MAX_CELL ? text : `${text.slice(0, MAX_CELL - 1)}…`;
  };

  const ofRows = (items: readonly unknown[]) => {
    if (items.length === 0) return "nothing\n";
    const names = columns ?? fitting(telling(allColumns(items)), items, width, cell);
    const rows = items.map((item) => names.map((name) => cell(typeof item === "object" ? valueAt(item, name) : item)));
    return draw([names.map((name) => bold(name)), ...rows]);
  };

  const ofValue = (value: unknown) => {
    if (Array.isArray(value)) return ofRows(value);
    if (typeof value !== "object" || value === null) return `${printable(cellText(value))}\n`;
    const names = columns ?? columnsOf(value);
    const room = Math.max(20, width - Math.max(0, ...names.map((name) => name.length)) - 3);
    const lines = names.map((name) => {
      const text = printable(cellText(valueAt(value, name))).replace(/\s*\n\s*/g, " ");
      return [bold(name), columns || text.length <= room ? text : `${text.slice(0, room - 1)}…`];
    });
    return draw(lines);
  };

  return {
    isOfRows: true,
    isWhole: true,
    value: ofValue,
    list() {
      const items: unknown[] = [];
      return {
        item(item) {
          items.push(item);
          return "";
        },
        end: () => ofRows(items),
      };
    },
  };
}

/** Columns by how much they tell: the id, then plain ones, those inside of others, and at last when it was changed. */
function telling(names: readonly string[]): string[] {
  const rank = (name: string) => {
    if (name === "id") return 0;
    if (name === "creationTime" || name === "lastModifiedTime") return 3;
    return name.includes(".") ? 2 : 1;
  };
  return [...names].sort((first, second) => rank(first) - rank(second));
}

/** The first columns that fit side by side; at least one. */
function fitting(
  names: readonly string[],
  items: readonly unknown[],
  width: number,
  cell: (value: unknown) => string,
): string[] {
  let used = 0;
  const shown: string[] = [];
  for (const name of names) {
    const widths = items.map((item) => cell(typeof item === "object" ? valueAt(item, name) : item).length);
    used += Math.max(name.length, ...widths) + 2;
    if (shown.length > 0 && (used > width || shown.length === MAX_COLUMNS)) break;
    shown.push(name);
  }
  return shown;
}

const NO_LINES = {
  ...{ top: "", "top-mid": "", "top-left": "", "top-right": "", bottom: "", "bottom-mid": "", "bottom-left": "" },
  ...{ "bottom-right": "", left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: "  " },
};

function draw(rows: string[][]): string {
  const table = new CliTable({
    chars: NO_LINES,
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
  });
  table.push(...rows);
  return `${table.toString().replace(/ +$/gm, "")}\n`;
}
