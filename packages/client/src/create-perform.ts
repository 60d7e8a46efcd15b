import { checkData } from "./answer/check-data.js";
import { createApiError } from "./answer/create-api-error.js";
import { type SplitArguments, splitArguments } from "./arguments/split-arguments.js";
import type { Call } from "./call/call.js";
import type { Exchange, Exchanged, ExchangeInit } from "./create-exchange.js";
import type { CallResult } from "./methods/call-result.js";
import type { Perform } from "./methods/perform.js";
import type { Operation } from "./operations/operation.js";
import { readingOf } from "./operations/reading.js";
import { CALL_OPTIONS, type CallOptions, headersByName } from "./options/call-options.js";
import { checkCallOptions } from "./options/check-call-options.js";
import { checkHeaders } from "./options/check-headers.js";
import { checkNames } from "./options/check-names.js";
import type { CallKind } from "./request/open-call.js";
import { querySerializerOf } from "./request/serializers.js";
import type { Clock } from "./time/clock.js";

/** What performing an operation needs of its client. */
export interface PerformContext {
  readonly exchange: Exchange;
  readonly clock: Clock;
  readonly fetchOptions: Readonly<Record<string, unknown>> | undefined;
  checkBody(operation: Operation, body: unknown): void;
  onError(operation: Operation, error: unknown): void;
}

/** Makes the function that all methods are made of: arguments, request, answer, in this order. */
export function createPerform(context: PerformContext): Perform {
  return (operation, given, options) =>
    performSplit(operation, () => splitArguments(operation, given), options, context);
}

/** The same for arguments that are sorted already, of an operation that may be made up for a path that nobody knows. */
export async function performSplit(
  operation: Operation,
  split: () => SplitArguments,
  options: CallOptions,
  context: PerformContext,
): Promise<CallResult<unknown>> {
  try {
    return await performOnce(operation, split(), options, context);
  } catch (error) {
    context.onError(operation, error);
    throw error;
  }
}

async function performOnce(
  operation: Operation,
  { path, query, header, body }: SplitArguments,
  options: CallOptions,
  { exchange, clock, fetchOptions, checkBody }: PerformContext,
): Promise<CallResult<unknown>> {
  const { operationId } = operation;
  checkNames(options, CALL_OPTIONS, operationId);
  checkCallOptions(options, operationId);
  checkHeaders(options.headers, operationId);
  checkBody(operation, body);
  const init: ExchangeInit = { params: { path, query, header } };
  if (body !== undefined) Object.assign(init, bodyInit(operation, body, options));
  else if (options.headers) init.headers = options.headers;
  const querySerializer = querySerializerOf(operation);
  if (querySerializer) init.querySerializer = querySerializer;
  const kind: CallKind = {
    operation,
    options,
    reading: readingOf(operation),
    isMethod: operation.service !== undefined,
    fetch: undefined,
    fetchOptions: options.fetchOptions ? { ...fetchOptions, ...options.fetchOptions } : fetchOptions,
  };
  const exchanged = await exchange(kind, operation.path, init);
  const { response, answer } = exchanged;
  if (!response.ok && !answer?.isDone) throw createApiError(errorAnswerOf(operation, exchanged), clock.now());
  const attempts = answer?.call.attempt ?? 0;
  const data = answer?.isDone ? undefined : checkData(operation, exchanged.data, { response, attempts });
  const requestId = response.headers.get("rcrequestid") ?? undefined;
  return { data, response, requestId, rateLimit: answer?.rateLimit };
}

/** A body with its media type, where that isn't JSON's and isn't one that `fetch` writes itself. */
function bodyInit({ body: description }: Operation, body: unknown, { headers }: CallOptions): object {
  const { format = "json", mediaType = "application/json" } = description ?? {};
  if (format === "multipart" || mediaType === "application/json") return { body, ...(headers && { headers }) };
  const own = headersByName(headers);
  const isNamed = Object.keys(own).some((name) => name.toLowerCase() === "content-type");
  const asItIs = (format === "text" || format === "binary") && { bodySerializer: (given: unknown) => given };
  return { body, headers: isNamed ? own : { ...own, "content-type": mediaType }, ...asItIs };
}

/** An error status with what is known of its call; middleware may have answered without one. */
function errorAnswerOf(operation: Operation, { response, error, answer }: Exchanged) {
  const call = answer?.call ?? ({ operation, url: operation.path, headers: {}, attempt: 0 } as unknown as Call);
  return { call, response, body: error, rateLimit: answer?.rateLimit };
}
