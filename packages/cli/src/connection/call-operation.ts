import type { ApiCall, ListOptions, PagedCall, WebinarClient } from "@rcw/client";
import type { OperationDescription } from "@rcw/types";

type Method = (given: Record<string, unknown>, options?: ListOptions) => ApiCall<unknown> | PagedCall<unknown, unknown>;

/** Calls the method of an operation; what it is given is the client's to check. */
export function callOperation(
  client: WebinarClient,
  { service, method, paging }: OperationDescription,
  given: Record<string, unknown>,
  { limit, ...options }: ListOptions = {},
): ApiCall<unknown> | PagedCall<unknown, unknown> {
  const services = client as unknown as Record<string, Record<string, Method>>;
  const call = services[service]?.[method];
  if (call === undefined) throw new Error(`The client has no ${service}.${method}`);
  return call(given, { ...options, ...(paging && limit !== undefined && { limit }) });
}
