import type { Format } from "./format.js";
import { jsonFormat, ndjsonFormat } from "./json-formats.js";
import type { OutputFormat } from "./output-format.js";

/** Loads what a format needs. */
export async function createFormat(output: OutputFormat, columns: readonly string[] | undefined): Promise<Format> {
  switch (output) {
    case "json":
      return jsonFormat(process.stdout.isTTY);
    case "ndjson":
      return ndjsonFormat;
    case "table":
      return (await import("./table-format.js")).tableFormat(
        columns,
        process.stdout.columns || 120,
        process.stdout.isTTY && (await import("picocolors")).default.isColorSupported,
      );
    case "csv":
      return (await import("./csv-format.js")).csvFormat(columns);
    case "yaml":
      return (await import("./yaml-format.js")).yamlFormat();
  }
}
