import type { Operation } from "../operations/operation.js";
import type { CallOptions } from "../options/call-options.js";
import type { CallResult } from "./call-result.js";

/** Performs one operation with a method's arguments. */
export type Perform = (operation: Operation, given: Arguments, options: CallOptions) => Promise<CallResult<unknown>>;

/** A method's arguments by name. */
export type Arguments = Readonly<Record<string, unknown>>;
