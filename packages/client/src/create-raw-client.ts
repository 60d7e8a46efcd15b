import { checkValue } from "./arguments/check-value.js";
import type { Exchange, RawClient } from "./create-exchange.js";
import { operations } from "./generated/operations.js";
import { matchOperation } from "./operations/match-operation.js";
import type { Operation } from "./operations/operation.js";
import type { Reading } from "./operations/reading.js";
import { checkBaseUrl } from "./options/base-url.js";
import { CALL_OPTIONS, type CallOptions } from "./options/call-options.js";
import { checkCallOptions } from "./options/check-call-options.js";
import { checkHeaders } from "./options/check-headers.js";
import { checkNames } from "./options/check-names.js";
import type { FetchFunction } from "./options/fetch-function.js";
import { querySerializerOf } from "./request/serializers.js";

/** What a raw call may be given: openapi-fetch's options, those of `fetch`, and those of a call. */
interface RawInit extends CallOptions {
  params?: Partial<Record<"path" | "query" | "header", Record<string, unknown>>>;
  body?: unknown;
  parseAs?: Reading;
  baseUrl?: string;
  fetch?: (request: Request) => Promise<Response>;
  [other: string]: unknown;
}

/** openapi-fetch's own options, and those of `fetch`. */
const KNOWN = [
  ...["params", "body", "parseAs", "baseUrl", "fetch", "Request", "middleware", "method"],
  ...["querySerializer", "bodySerializer", "pathSerializer"],
  ...["cache", "credentials", "duplex", "integrity", "keepalive", "mode", "priority", "redirect", "referrer"],
  ...["referrerPolicy", "window"],
  ...CALL_OPTIONS,
];

/** What a raw client needs of its client. */
export interface RawContext {
  readonly exchange: Exchange;
  readonly allowInsecureHttp: boolean;
  readonly fetchOptions: Readonly<Record<string, unknown>> | undefined;
  /** Holds the body of a known operation against its description. */
  checkBody(operation: Operation, body: unknown): void;
  onError(operation: Operation, error: unknown): void;
}

/** openapi-fetch's client, by its types, of which each call goes through the pipeline. */
export function createRawClient(context: RawContext): RawClient {
  const { exchange, onError } = context;
  const call = async (method: string, path: string, init: RawInit = {}) => {
    const operation = operationOf(method.toUpperCase(), path);
    try {
      const { kind, rest } = prepare(operation, init, context);
      const { data, error, response } = await exchange(kind, path, rest);
      return response.ok ? { data, response } : { error, response };
    } catch (error) {
      onError(operation, error);
      throw error;
    }
  };
  const verbs = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"].map((verb) => [
    verb,
    call.bind(undefined, verb),
  ]);
  const { use, eject } = exchange;
  return { ...Object.fromEntries(verbs), request: call, use, eject } as RawClient;
}

/** The operation that a path is meant for, under the path as it was given; just that for one that nobody knows. */
function operationOf(httpMethod: string, path: string): Operation {
  const isCalled = (operation: Operation) => operation.httpMethod === httpMethod && operation.path === path;
  const unknown = { httpMethod, path: String(path), parameters: [] };
  return operations.find(isCalled) ?? { ...(matchOperation(unknown) ?? unknown), parameters: [] };
}

function prepare(operation: Operation, init: RawInit, context: RawContext) {
  const { operationId } = operation;
  checkNames(init, KNOWN, operationId);
  const { params = {}, parseAs = "json", fetch, headers, timeoutMs, deadlineMs, retry, ...others } = init;
  const { fetchOptions, onDownloadProgress, signal, ...rest } = others;
  const options = { signal, timeoutMs, deadlineMs, retry, onDownloadProgress };
  checkCallOptions(options, operationId);
  checkHeaders(headers, operationId);
  checkHeaders(params.header, operationId);
  for (const parameter of operation.parameters) {
    const value = params[parameter.in]?.[parameter.name];
    if (value !== undefined && value !== null) checkValue(operation, parameter, value);
  }
  if (init.body !== undefined || operation.body) context.checkBody(operation, init.body);
  const querySerializer = init.querySerializer ?? querySerializerOf(operation);
  return {
    kind: {
      operation,
      options,
      isMethod: false,
      reading: parseAs,
      fetchOptions: fetchOptions || context.fetchOptions ? { ...context.fetchOptions, ...fetchOptions } : undefined,
      fetch: fetch && ofRequest(fetch),
    },
    rest: {
      ...rest,
      // Without values openapi-fetch would send the template itself.
      params: { ...params, path: params.path ?? {} },
      // openapi-fetch's types have lists of pairs too; it would take their numbers for names.
      ...(headers && { headers: Array.isArray(headers) ? new Headers(headers as [string, string][]) : headers }),
      ...(signal && { signal }),
      ...(querySerializer !== undefined && { querySerializer }),
      ...(init.baseUrl !== undefined && { baseUrl: checkBaseUrl(init.baseUrl, context.allowInsecureHttp) }),
    },
  };
}

/** openapi-fetch hands a `Request` to the `fetch` of a call. */
function ofRequest(fetch: (request: Request) => Promise<Response>): FetchFunction {
  return (url, init) => fetch(new Request(url, init));
}
