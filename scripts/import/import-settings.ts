import { isObject } from "../document/json.js";

/** What an import needs to know, as `openapi/import.json` says it. */
export interface ImportSettings {
  /** Paths of the SDK: `*` stands for one segment, `**` for any number. */
  readonly paths: readonly string[];
}

export const SETTINGS = "openapi/import.json";

/** The settings of imports; `/webinar/**` where there are none. */
export function readImportSettings(text: string | undefined): ImportSettings {
  if (text === undefined) return { paths: ["/webinar/**"] };
  const value: unknown = JSON.parse(text);
  const paths = isObject(value) ? value.paths : undefined;
  const isList =
    Array.isArray(paths) && paths.length > 0 && paths.every((path) => typeof path === "string" && path.startsWith("/"));
  if (!isList) throw new Error(`${SETTINGS}: "paths" must be a list of patterns such as ["/webinar/**"]`);
  return { paths: paths as string[] };
}
