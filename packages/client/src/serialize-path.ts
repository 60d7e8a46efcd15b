import type { OperationDescription } from "@rcw/types";
import { InvalidRequestError } from "./errors/invalid-request-error.js";

/** Fills `{name}` in a path template, encoded; refuses values that would lead to another path. */
export function pathSerializer(operation: OperationDescription | undefined) {
  return (template: string, values: Record<string, unknown>): string =>
    template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
      const value = typeof values[name] === "number" ? String(values[name]) : values[name];
      const problem = problemOf(value);
      if (problem === undefined) return encodeURIComponent(value as string);
      throw new InvalidRequestError(`path parameter ${name} is ${problem}; expected an id`, {
        operationId: operation?.operationId,
        parameterName: name,
      });
    });
}

function problemOf(value: unknown): string | undefined {
  if (typeof value !== "string") return value === undefined ? "missing" : value === null ? "null" : typeof value;
  if (value === "") return "empty";
  // A URL treats these as steps in the path, however they are encoded.
  if (value === "." || value === "..") return `"${value}", which would lead to another path`;
  if (/\p{Surrogate}/u.test(value)) return "not well-formed text";
  return undefined;
}
