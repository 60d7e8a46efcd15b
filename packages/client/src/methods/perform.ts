import type { Operation } from "../operations/operation.js";
import type { CallOptions } from "../options/call-options.js";
import type { CallResult } from "./call-result.js";

/** Performs one operation with a method's arguments; those of a raw call are a `SplitArguments`. */
export type Perform = (
  operation: Operation,
  given: Arguments,
  options: CallOptions,
  isRaw?: boolean,
) => Promise<CallResult<unknown>>;

/** A method's arguments by name. */
export type Arguments = Readonly<Record<string, unknown>>;
