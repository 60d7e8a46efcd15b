import { operations } from "./generated/operations.js";
import type { Services } from "./generated/services.js";
import { createApiCall } from "./methods/call-result.js";
import { createPagedCall } from "./methods/paged-call.js";
import type { Arguments, Perform } from "./methods/perform.js";
import type { ListOptions } from "./options/call-options.js";

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
