import type { ParameterDescription, ValueBounds } from "@rcw/types";
import { UsageError } from "../failures/usage-error.js";
import { flagName } from "./command-names.js";

/** The value of a flag as the client's method takes it; what it may be is the client's to check. */
export function readParameter(parameter: ParameterDescription, given: readonly string[]): unknown {
  const flag = `--${flagName(parameter)}`;
  if (parameter.type === "array") {
    const texts = given.flatMap((text) => text.split(",")).filter((text) => text !== "");
    return texts.map((text) => readValue(parameter.items ?? {}, text, flag));
  }
  if (given.length > 1) throw new UsageError(`${flag} is given ${given.length} times; it takes one value`);
  return readValue(parameter, given[0] ?? "", flag);
}

function readValue({ type }: ValueBounds, text: string, flag: string): unknown {
  if (type === "integer" || type === "number") {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (Number.isFinite(value)) return value;
    throw new UsageError(`${flag} takes a number, received ${JSON.stringify(text)}`);
  }
  if (type === "boolean") {
    if (text === "true" || text === "false") return text === "true";
    throw new UsageError(`${flag} takes true or false, received ${JSON.stringify(text)}`);
  }
  return text;
}
