/** What is known of an operation; the table of all is generated. */
export type QueryRow = ReadRow | ListRow | ChangeRow;

/** Reads one thing. */
interface ReadRow {
  readonly kind: "get";
  /** The ids in its path, from the outermost. */
  readonly ids: readonly string[];
  /** Rate-limit group: `Light`, `Medium` or `Heavy`. */
  readonly group: string;
}

/** Reads a list page by page. */
export interface ListRow {
  readonly kind: "list";
  readonly ids: readonly string[];
  readonly group: string;
  /** The parameter that asks for a page. */
  readonly pageToken: string;
  /** Where a page names the next one, as a dotted path. */
  readonly nextPageToken: string;
}

/** Changes something. */
export interface ChangeRow {
  readonly kind: "change";
  readonly ids: readonly string[];
  /** The services whose queries may show the change. */
  readonly stale: readonly string[];
}
