import type { CallOptions, ListOptions } from "./call-options.js";
import { type CallResult, createApiCall } from "./calls/call-result.js";
import { createPagedCall } from "./calls/paged-call.js";
import { operations } from "./generated/operations.js";
import type { Services } from "./generated/services.js";
import type { Operation } from "./operation.js";

/** Performs one operation with a method's arguments. */
export type Perform = (operation: Operation, given: Arguments, options: CallOptions) => Promise<CallResult<unknown>>;

/** A method's arguments by name. */
export type Arguments = Readonly<Record<string, unknown>>;

/** The services of the client: for each operation a method that performs it. */
export function createServices(perform: Perform): Services {
  const services: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const { service = "", method = "", paging } = operation;
    services[service] ??= {};
    (services[service] as Record<string, unknown>)[method] = (given?: Arguments, options: ListOptions = {}) =>
      paging
        ? createPagedCall(operation, paging, given ?? {}, options, perform)
        : createApiCall(perform(operation, given ?? {}, options));
  }
  return services as unknown as Services;
}
