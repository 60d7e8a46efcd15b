import { refuse } from "../errors/refuse.js";
import type { Operation } from "../operations/operation.js";
import { checkValue } from "./check-value.js";

/** The arguments of a method, sorted by where they travel. */
export interface SplitArguments {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  body: unknown;
}

/**
 * Sorts a method's arguments.
 * @throws {InvalidRequestError} for one that the operation doesn't have, one that is missing, and one that can't work.
 */
export function splitArguments(operation: Operation, given: Record<string, unknown>): SplitArguments {
  const { operationId, parameters, body } = operation;
  const split: SplitArguments = { path: {}, query: {}, header: {}, body: undefined };
  const givenFor = (argument: string) => (Object.hasOwn(given, argument) ? (given[argument] ?? undefined) : undefined);
  const known = parameters.map(({ name, argument = name }) => argument);
  if (body) known.push("body");
  for (const argument in given) {
    if (known.includes(argument) || givenFor(argument) === undefined) continue;
    throw refuse(argument, "doesn't exist", known.join(", ") || "none", operationId, "parameter ");
  }
  const take = (argument: string, isRequired: boolean | undefined) => {
    const value = givenFor(argument);
    if (isRequired && value === undefined) throw refuse(argument, "is missing", "a value", operationId, "parameter ");
    return value;
  };
  for (const parameter of parameters) {
    const { name, argument = name, in: place, required } = parameter;
    const value = take(argument, required);
    if (value === undefined) continue;
    checkValue(operation, parameter, value);
    split[place][name] = value;
  }
  if (body) split.body = take("body", body.required);
  return split;
}
