/** How answers are printed. */
export const OUTPUT_FORMATS = ["table", "json", "ndjson", "csv", "yaml"] as const;

export type OutputFormat = (typeof OUTPUT_FORMATS)[number];
