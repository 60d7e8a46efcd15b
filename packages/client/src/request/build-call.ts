import { checkValue } from "../arguments/check-value.js";
import type { SplitArguments } from "../arguments/split-arguments.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { refuse } from "../errors/refuse.js";
import type { Operation } from "../operations/operation.js";
import type { BodyValidator } from "../options/body-validator.js";
import type { CallOptions } from "../options/call-options.js";
import type { Call } from "../pipeline/call.js";
import { checkRetry } from "../pipeline/retry.js";
import { checkTimeout } from "../pipeline/time-out.js";
import { readHeaders } from "./read-headers.js";
import { serializePath } from "./serialize-path.js";
import { serializeQuery } from "./serialize-query.js";

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
  isRaw: boolean,
): Call {
  const { operationId } = operation;
  for (const parameter of operation.parameters) {
    const value = given[parameter.in][parameter.name];
    if (value !== undefined && value !== null) checkValue(operation, parameter, value);
  }
  const own = readHeaders({ ...given.header, ...options.headers }, operationId);
  checkTimeout(options.timeoutMs, operationId);
  checkRetry(options.retry, operationId);
  if (validateBody && operationId !== undefined) checkBody(validateBody, operationId, given.body);
  const query = serializeQuery(operation, given.query);
  const { body, type } = writeBody(operation, given.body);
  return {
    operation,
    url: baseUrl + serializePath(operation, given.path) + (query && `?${query}`),
    headers: { ...headers, ...(type && { "content-type": type }), ...own },
    body,
    attempt: 1,
    accessToken: undefined,
    options,
    signal: options.signal,
    progress: { isSent: false },
    readsBody: operation.answer !== undefined || !isRaw,
    isRaw,
  };
}

/** The body as `fetch` takes it, and its type; forms name theirs themselves, with the boundary between their parts. */
function writeBody({ operationId, body }: Operation, value: unknown): { body?: BodyInit; type?: string } {
  const { format = "json", mediaType = "application/json" } = body ?? {};
  if (value === undefined) return {};
  if (value instanceof FormData || format === "multipart") return { body: value as BodyInit };
  if (format === "form") return { body: new URLSearchParams(value as Record<string, string>) };
  if (format !== "json") return { body: value as BodyInit, type: mediaType };
  try {
    return { body: JSON.stringify(value), type: mediaType };
  } catch {
    throw refuse("body", "is circular or has a BigInt", "JSON", operationId);
  }
}

function checkBody(validateBody: BodyValidator, operationId: string, body: unknown): void {
  const violations = validateBody(operationId, body);
  if (!violations[0]) return;
  const problems = violations.map(({ path, message }) => `${path || "the body"} ${message}`).join("; ");
  throw new InvalidRequestError(`invalid body: ${problems}`, {
    operationId,
    parameterName: violations[0].path || "body",
  });
}
