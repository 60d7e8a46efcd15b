import type { BodyValidator } from "../body-validator.js";
import type { CallOptions } from "../call-options.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { refuse } from "../errors/refuse.js";
import type { Operation } from "../operation.js";
import type { Call } from "../pipeline/call.js";
import { checkRetry } from "../pipeline/retry.js";
import { checkTimeout } from "../pipeline/time-out.js";
import { checkHeaders } from "./check-headers.js";
import { checkValue } from "./check-value.js";
import { serializePath } from "./serialize-path.js";
import { serializeQuery } from "./serialize-query.js";
import type { SplitArguments } from "./split-arguments.js";

/** What every request of a client has in common. */
export interface RequestBase {
  /** Without trailing slashes. */
  readonly baseUrl: string;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly validateBody: BodyValidator | undefined;
}

/**
 * Makes the call that a pipeline starts with; everything that can be checked before sending is.
 * @throws {InvalidRequestError}
 */
export function buildCall(
  { baseUrl, headers, validateBody }: RequestBase,
  operation: Operation,
  given: SplitArguments,
  options: CallOptions,
  readsBody: boolean,
): Call {
  const { operationId } = operation;
  for (const parameter of operation.parameters) {
    const value = given[parameter.in][parameter.name];
    if (value !== undefined && value !== null) checkValue(operation, parameter, value);
  }
  const own = lowerCaseNames({ ...given.header, ...options.headers });
  checkHeaders(own, operationId);
  if (options.timeoutMs !== undefined) checkTimeout(options.timeoutMs, operationId);
  checkRetry(options.retry, operationId);
  if (validateBody && operationId !== undefined) checkBody(validateBody, operationId, given.body);
  const query = serializeQuery(operation, given.query);
  return {
    operation,
    url: baseUrl + serializePath(operation, given.path) + (query && `?${query}`),
    headers: { ...headers, ...contentType(operation, given.body), ...own },
    body: serializeBody(operation, given.body),
    attempt: 1,
    options,
    signal: options.signal,
    readsBody,
  };
}

/** Headers by their names in lower case, without those that have no value. */
export function lowerCaseNames(headers: object): Record<string, string> {
  const named: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null) named[name.toLowerCase()] = String(value);
  }
  return named;
}

/** Forms name their type themselves, with the boundary between their parts. */
function contentType({ body }: Operation, value: unknown): Record<string, string> {
  const { format = "json", mediaType = "application/json" } = body ?? {};
  const isForm = format === "form" || format === "multipart" || value instanceof FormData;
  return value === undefined || isForm ? {} : { "content-type": mediaType };
}

function serializeBody({ operationId, body }: Operation, value: unknown): BodyInit | undefined {
  const { format = "json" } = body ?? {};
  if (value === undefined || value instanceof FormData) return value;
  if (format === "form") return new URLSearchParams(value as Record<string, string>);
  if (format !== "json") return value as BodyInit;
  try {
    return JSON.stringify(value);
  } catch {
    throw refuse("body", "is circular or has a BigInt", "what JSON can hold", operationId);
  }
}

function checkBody(validateBody: BodyValidator, operationId: string, body: unknown): void {
  const violations = validateBody(operationId, body);
  if (!violations[0]) return;
  const problems = violations.map(({ path, message }) => `${path || "the body"} ${message}`).join("; ");
  throw new InvalidRequestError(`the body isn't what the operation takes: ${problems}`, {
    operationId,
    parameterName: violations[0].path || "body",
  });
}
