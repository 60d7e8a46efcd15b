import { printable } from "../terminal/printable.js";
import type { Format } from "./format.js";

/** JSON, indented. In a terminal characters that could control it are escaped, which JSON reads as the same. */
export function jsonFormat(isTerminal: boolean): Format {
  const text = (value: unknown) => {
    const json = JSON.stringify(value ?? null, undefined, 2);
    return isTerminal ? printable(json) : json;
  };
  return {
    isOfRows: false,
    isWhole: false,
    value: (value) => `${text(value)}\n`,
    list() {
      let count = 0;
      return {
        item: (item) => `${count++ === 0 ? "[" : ","}\n${text(item).replace(/^/gm, "  ")}`,
        end: () => (count === 0 ? "[]\n" : "\n]\n"),
      };
    },
  };
}

/** JSON, one item on each line. */
export const ndjsonFormat: Format = {
  isOfRows: true,
  isWhole: false,
  value: (value) => `${JSON.stringify(value ?? null)}\n`,
  list: () => ({ item: (item) => `${JSON.stringify(item ?? null)}\n`, end: () => "" }),
};
