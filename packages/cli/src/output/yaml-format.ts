import { stringify } from "yaml";
import type { Format } from "./format.js";

/** YAML; a list item by item. */
export function yamlFormat(): Format {
  // Without folding: a long text stays one line, for tools that go by lines.
  const text = (value: unknown) => stringify(value ?? null, { lineWidth: 0 });
  return {
    isOfRows: false,
    isWhole: false,
    value: text,
    list() {
      let count = 0;
      return {
        item(item) {
          count++;
          return text([item]);
        },
        end: () => (count === 0 ? "[]\n" : ""),
      };
    },
  };
}
