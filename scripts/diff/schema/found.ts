import type { Kind } from "../rules.js";

/** A change inside a schema, seen in one direction. */
export interface Found {
  readonly kind: Kind;
  /** The way from the schema to the place; "" for the schema itself. */
  readonly path: string;
  readonly message: string;
}

export type OneWay = "request" | "response";
