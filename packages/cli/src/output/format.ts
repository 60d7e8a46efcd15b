/** How values become text. Every text ends with a line feed, or is empty. */
export interface Format {
  /** Shows lists as rows: of a page its items, without what is around them. */
  readonly isOfRows: boolean;
  /** Has to know every item before it can write the first one. */
  readonly isWhole: boolean;
  /** One value that isn't a list of rows. */
  value(value: unknown): string;
  /** A list whose items come one after the other. */
  list(): ListWriter;
}

export interface ListWriter {
  /** What can be written with this item; "" for nothing yet. */
  item(item: unknown): string;
  end(): string;
}
