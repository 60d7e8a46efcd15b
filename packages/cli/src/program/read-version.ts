import { readFileSync } from "node:fs";

/** The version in the package's package.json, which stands as far above `dist/program` as above `src/program`. */
export function readVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
