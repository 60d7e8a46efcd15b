import { type OperationDescription, operationTable, type ParameterDescription } from "@rcw/types";

/** Every operation, in the order of the document. */
export const operations: readonly OperationDescription[] = Object.values(operationTable);

/** `listForCompany` as it is typed: `list-for-company`. */
export function commandName(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
}

/** Flags that mean the same in every command. */
const RESERVED = new Set([
  ...["profile", "fake", "base-url", "output", "columns", "query", "wait", "no-wait", "verbose", "help", "version"],
  ...["body", "set", "set-file", "all", "limit"],
]);

/** Name of the argument in the client's method. */
export function argumentName({ argument, name }: ParameterDescription): string {
  return argument ?? name;
}

/** Flag of a parameter, without its dashes: `webinarId` as `webinar-id`; one that is taken gets `param-` before it. */
export function flagName(parameter: ParameterDescription): string {
  const name = commandName(argumentName(parameter)).replace(/[^a-z0-9-]/g, "-");
  return RESERVED.has(name) ? `param-${name}` : name;
}

/** An operation as it is typed: `invitees bulk-update`. */
export function commandPath({ service, method }: OperationDescription): string {
  return `${commandName(service)} ${commandName(method)}`;
}
