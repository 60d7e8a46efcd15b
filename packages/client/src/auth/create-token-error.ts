import { readRetryAfter } from "../answer-headers/retry-after.js";
import { AbortError } from "../errors/abort-error.js";
import { PENALTY_MS } from "../rate-limits/rate-limiter.js";
import type { Grant } from "./grants.js";
import { parseObject } from "./read-tokens.js";
import { TokenError } from "./token-error.js";

/** What came back from an OAuth endpoint. */
export interface OAuthAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What an error needs to know of its request. */
export interface RequestFacts {
  readonly attempts: number;
  /** Every secret that was sent. */
  readonly secrets: string;
  readonly nowMs: number;
}

/** Pause before the next try when the service is out of reach or in trouble. */
const TROUBLE_PAUSE_MS = 10_000;
const APP_ADVICE =
  "check that clientId, clientSecret and environment belong together; a public app has no clientSecret";

/**
 * The error for an answer without tokens. Only what has the form of a code gets out of the answer and into the error,
 * since a service or a gateway may repeat in it what was sent.
 */
export function createAnswerError(
  { status, headers, text }: OAuthAnswer,
  grant: Grant,
  facts: RequestFacts,
): TokenError {
  const unlessSecret = (code: string | undefined) => (code && !facts.secrets.includes(code) ? code : undefined);
  const errorCode = unlessSecret(readErrorCode(text));
  const requestId = unlessSecret(/^[\da-f]{8}(-[\da-f]{4,12}){4}$/i.exec(headers.get("rcrequestid") ?? "")?.[0]);
  const retryAfterMs = readPause(status, headers, facts.nowMs);
  const needsLogin = errorCode === "invalid_grant";
  const isAppRefused = errorCode?.endsWith("_client");
  const nextStep = needsLogin ? grant.advice : isAppRefused ? APP_ADVICE : describePause(retryAfterMs);
  const answer = [status, errorCode, requestId && `[request id ${requestId}]`].filter(Boolean).join(" ");
  return new TokenError(`the service gave no tokens for ${grant.label}: ${answer}; ${nextStep}`, {
    attempts: facts.attempts,
    status,
    errorCode,
    requestId,
    needsLogin,
    retryAfterMs,
  });
}

/** The error for no answer. Of the cause only a code is shown: a `fetch` may have put the request into its error. */
export function createConnectionError(
  cause: unknown,
  { label }: Grant,
  { attempts, secrets }: RequestFacts,
): TokenError {
  const { code, cause: deeper } = (cause ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  const codes = [code, deeper?.code].map(String);
  const found = codes.find((text) => /^[A-Z_]{4,30}$/.test(text) && !secrets.includes(text));
  const reason = cause instanceof AbortError ? "took too long" : "gave no whole answer";
  return new TokenError(
    `the service gave no tokens for ${label}: it ${reason}${found ? ` (${found})` : ""}; ${describePause(TROUBLE_PAUSE_MS)}`,
    { attempts, retryAfterMs: TROUBLE_PAUSE_MS },
  );
}

/** What to do next, as far as waiting helps. */
export function describePause(retryAfterMs: number | undefined): string {
  return retryAfterMs === undefined
    ? "check the address and the app's settings"
    : `try again in ${Math.ceil(retryAfterMs / 1000)} s`;
}

/** `error` of RFC 6749, or the code of the platform's own form. */
function readErrorCode(text: string): string | undefined {
  const { error, errors } = parseObject(text);
  const codes = [error, Array.isArray(errors) ? errors[0]?.errorCode : undefined];
  return codes.find((code): code is string => typeof code === "string" && /^([a-z_]{5,26}|[A-Z]{3}-\d{3})$/.test(code));
}

/** How long to wait before the same may work, in milliseconds; undefined when it won't. */
function readPause(status: number, headers: Headers, nowMs: number): number | undefined {
  if (status !== 429 && status !== 408 && status < 500) return undefined;
  return readRetryAfter(headers, nowMs) || (status === 429 ? PENALTY_MS : TROUBLE_PAUSE_MS);
}
