import type { Call } from "../call/call.js";
import { refuse } from "../errors/refuse.js";
import type { Operation } from "../operations/operation.js";
import type { Reading } from "../operations/reading.js";
import type { CallOptions } from "../options/call-options.js";
import type { FetchFunction } from "../options/fetch-function.js";
import { LightRequest } from "./light-request.js";

/** What a request doesn't say of its call. */
export interface CallKind {
  readonly operation: Operation;
  readonly options: CallOptions;
  readonly reading: Reading;
  /** Of a method, whose arguments have been checked; a raw call's haven't. */
  readonly isMethod: boolean;
  /** Of the client and of the call. */
  readonly fetchOptions: Readonly<Record<string, unknown>> | undefined;
  readonly fetch: FetchFunction | undefined;
}

/**
 * Makes the call that a pipeline starts with out of the request that openapi-fetch has built, light or real.
 *
 * @param headers What every request has, where they aren't in this one.
 * @throws {InvalidRequestError} for an address that would lead to another path.
 */
export function openCall(
  request: LightRequest | Request,
  kind: CallKind,
  headers: Readonly<Record<string, string>> | undefined,
): Call | Promise<Call> {
  if (request instanceof LightRequest) {
    const { rest, body } = request;
    return callOf(request, kind, body ?? undefined, hasMembers(rest) ? rest : undefined, headers);
  }
  // Read into memory, so that it can be sent again; a copy, so that middleware may read it too.
  if (request.body === null) return callOf(request, kind, undefined, settingsOf(request));
  const isText = /json|text|urlencoded|xml/.test(request.headers.get("content-type") ?? "");
  const copy = request.clone();
  return (isText ? copy.text() : copy.arrayBuffer()).then((body) => callOf(request, kind, body, settingsOf(request)));
}

function callOf(
  { url, method, headers, signal }: LightRequest | Request,
  { operation, options, reading, fetch, fetchOptions, isMethod }: CallKind,
  body: BodyInit | undefined,
  settings: Readonly<Record<string, unknown>> | undefined,
  usual?: Readonly<Record<string, string>>,
): Call {
  // A URL treats dots as steps in the path, however they are encoded.
  if (!isMethod && /\/(\.|%2e){1,2}([/?#]|$)/i.test(url)) {
    throw refuse("path", "has a segment of dots", "ids and names alone", operation.operationId);
  }
  return {
    operation: operation.httpMethod === method ? operation : { ...operation, httpMethod: method },
    url,
    headers: namedHeaders(headers, usual),
    body,
    attempt: 1,
    accessToken: undefined,
    options,
    signal: options.signal ?? signal ?? undefined,
    progress: { isSent: false },
    reading,
    deadlineAtMs: undefined,
    fetchOptions: settings || fetchOptions ? { ...fetchOptions, ...settings } : undefined,
    fetch,
  };
}

/** Headers by their names in lower case; those of the request go before the usual ones. */
function namedHeaders(headers: Headers, usual?: Readonly<Record<string, string>>): Record<string, string> {
  const named: Record<string, string> = { ...usual };
  headers.forEach((value, name) => {
    named[name] = value;
  });
  return named;
}

function hasMembers(object: object): boolean {
  for (const _ in object) return true;
  return false;
}

const DEFAULTS: Readonly<Record<string, unknown>> = {
  ...{ cache: "default", credentials: "same-origin", integrity: "", keepalive: false, mode: "cors" },
  ...{ referrer: "about:client", referrerPolicy: "" },
};

/** What a real request says to `fetch` besides, where it isn't the default. */
function settingsOf(request: Request): Record<string, unknown> | undefined {
  const given = Object.entries(DEFAULTS).flatMap(([name, usual]) => {
    const value = (request as unknown as Record<string, unknown>)[name];
    return value === undefined || value === usual ? [] : [[name, value] as const];
  });
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}
