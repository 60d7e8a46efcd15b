import type { OperationDescription, ParameterDescription } from "@rcw/types";
import { InvalidRequestError } from "./errors/invalid-request-error.js";

/** The arguments of a method, sorted by where they travel. */
export interface SplitArguments {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  body: unknown;
}

/** Sorts a method's arguments; refuses one that the operation doesn't have, and one that is missing. */
export function splitArguments(operation: OperationDescription, given: Record<string, unknown>): SplitArguments {
  const split: SplitArguments = { path: {}, query: {}, header: {}, body: undefined };
  for (const [argument, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    if (argument === "body" && operation.body) split.body = value;
    else {
      const parameter = operation.parameters.find((candidate) => argumentOf(candidate) === argument);
      if (parameter === undefined) throw refuseUnknown(operation, argument);
      split[parameter.in][parameter.name] = value;
    }
  }
  for (const parameter of operation.parameters) {
    if (parameter.required && split[parameter.in][parameter.name] === undefined)
      throw refuseMissing(operation, argumentOf(parameter));
  }
  if (operation.body?.required && split.body === undefined) throw refuseMissing(operation, "body");
  return split;
}

function argumentOf(parameter: ParameterDescription): string {
  return parameter.argument ?? parameter.name;
}

function refuseMissing({ operationId }: OperationDescription, parameterName: string): InvalidRequestError {
  return new InvalidRequestError(`parameter ${parameterName} is required and missing`, { operationId, parameterName });
}

function refuseUnknown(
  { operationId, parameters, body }: OperationDescription,
  parameterName: string,
): InvalidRequestError {
  const known = [...parameters.map(argumentOf), ...(body ? ["body"] : [])];
  return new InvalidRequestError(`there is no parameter ${parameterName}; it takes ${known.join(", ") || "none"}`, {
    operationId,
    parameterName,
  });
}
