import { type OperationDescription, operationTable } from "@rcw/types";
import type { CallOptions } from "./call-options.js";
import type { Services } from "./generated/services.js";

/** Performs one operation with a method's arguments. */
export type CallOperation = (
  operation: OperationDescription,
  given: Record<string, unknown>,
  options: CallOptions,
) => Promise<unknown>;

/** The services of the client: for each row of the operation table a method that performs it. */
export function createServices(callOperation: CallOperation): Services {
  const services: Record<string, Record<string, unknown>> = {};
  for (const operation of Object.values(operationTable)) {
    services[operation.service] ??= {};
    (services[operation.service] as Record<string, unknown>)[operation.method] = (
      given: Record<string, unknown> = {},
      options: CallOptions = {},
    ) => callOperation(operation, given, options);
  }
  return services as unknown as Services;
}
