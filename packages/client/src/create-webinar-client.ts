import createOpenapiClient from "openapi-fetch";
import { checkBaseUrl } from "./base-url.js";
import { checkHeaders } from "./check-headers.js";
import type { WebinarClientOptions } from "./client-options.js";
import { systemClock } from "./clock.js";
import { createCallOperation } from "./create-call-operation.js";
import { createRawClient, type RawClient } from "./create-raw-client.js";
import { createServices } from "./create-services.js";
import { Environment } from "./environment.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import type { Services } from "./generated/services.js";
import type { UntypedClient } from "./perform-call.js";
import { authorize } from "./pipeline/authorize.js";
import { composeStages, type Stage } from "./pipeline/call.js";
import { raiseErrors } from "./pipeline/raise-errors.js";
import { send } from "./pipeline/send.js";
import { timeOut } from "./pipeline/time-out.js";

const DEFAULT_TIMEOUT_MS = 60_000;

/** The RingCentral Webinar API: a property for each service, and `api` for everything below that. */
export interface WebinarClient extends Services {
  /**
   * The openapi-fetch client, through the same pipeline: `rcw.api.GET("/webinar/...", { params })`. It answers
   * `{ data, error, response }`; an error status doesn't throw. The time-out covers the head of the answer.
   */
  readonly api: RawClient;
}

/**
 * Makes a client.
 *
 * @example
 * const rcw = createWebinarClient({ auth: { accessToken } });
 * const { records } = await rcw.invitees.list({ webinarId, sessionId });
 * @throws {InvalidRequestError} when an option can't work.
 */
export function createWebinarClient(options: WebinarClientOptions): WebinarClient {
  const { accessToken } = checkAuth(options);
  const { fetch = globalThis.fetch, clock = systemClock, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  checkFetch(fetch);
  checkHeaders(options.headers);
  const baseUrl = checkBaseUrl(options.baseUrl ?? options.environment ?? Environment.Production);
  const client = createOpenapiClient({
    baseUrl,
    ...(options.headers && { headers: options.headers }),
  }) as unknown as UntypedClient;

  const stages: Stage[] = [timeOut(timeoutMs, clock), authorize(accessToken)];
  const callOperation = createCallOperation(client, composeStages([raiseErrors(clock), ...stages], send), fetch);
  return {
    ...createServices(callOperation),
    api: createRawClient(client, composeStages(stages, send), fetch),
  };
}

function checkAuth(options: WebinarClientOptions | undefined): WebinarClientOptions["auth"] {
  const auth: WebinarClientOptions["auth"] | undefined = options?.auth;
  const kind = typeof auth?.accessToken;
  if (auth && (kind === "string" || kind === "function")) return auth;
  throw new InvalidRequestError(
    `auth.accessToken is ${kind}; expected a string, or a function that gives one: createWebinarClient({ auth: { accessToken } })`,
    { parameterName: "auth" },
  );
}

function checkFetch(fetch: unknown): void {
  if (typeof fetch === "function") return;
  throw new InvalidRequestError(
    `fetch is ${typeof fetch}; expected a function with the signature of the global fetch`,
    {
      parameterName: "fetch",
    },
  );
}
