/** What packages export: entry (`@rcw/types`, `@rcw/testing/server`) -> name -> what it is. */
export type Surface = Readonly<Record<string, Readonly<Record<string, Exported>>>>;

/** One exported name. */
export interface Exported {
  /** A type, something that is there at run time, or (a class, an enum) both. */
  readonly is: "type" | "value" | "both";
  /** The values of a list that ships as it is written, in their order. */
  readonly values?: readonly (string | number)[];
}
