import {
  allowInsecureRequests,
  type ClientAuth,
  customFetch,
  genericTokenEndpointRequest,
  revocationRequest,
  type TokenEndpointRequestOptions,
} from "oauth4webapi";
import { AbortError } from "../errors/abort-error.js";
import type { FetchFunction } from "../options/fetch-function.js";
import { sdkNameFor } from "../options/sdk-name.js";
import { type Clock, wallTimeMs } from "../time/clock.js";
import { waitFor } from "../time/wait-for.js";
import { createAnswerError, createConnectionError, type OAuthAnswer } from "./create-token-error.js";
import type { Grant } from "./grants.js";
import { parseObject, readTokens } from "./read-tokens.js";
import type { TokenError } from "./token-error.js";
import type { Tokens } from "./tokens.js";

/** Where and how an app asks for tokens. */
export interface OAuthServiceOptions {
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** Checked, without a trailing slash. */
  readonly baseUrl: string;
  readonly fetch: FetchFunction;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly userAgent: string | undefined;
}

/** The platform's OAuth endpoints: one request for each call, no repeats. */
export interface OAuthService {
  /** Asks for tokens; `previous` are those that a refresh replaces. @throws {TokenError} when there are none. */
  requestTokens(grant: Grant, attempts: number, previous?: Tokens): Promise<Tokens>;
  /** Ends a login; whatever goes wrong is ignored. */
  revoke(token: string): Promise<void>;
  /** How long nothing may be sent, in milliseconds: requests during a penalty make it begin anew. */
  pauseMs(): number;
}

export function createOAuthService(options: OAuthServiceOptions): OAuthService {
  const { clientId, clientSecret, baseUrl, clock } = options;
  const client = { client_id: clientId };
  const server = {
    issuer: baseUrl,
    token_endpoint: `${baseUrl}/restapi/oauth/token`,
    revocation_endpoint: `${baseUrl}/restapi/oauth/revoke`,
  };
  const authentication = nameApp(clientId, clientSecret);
  let pause = { startMs: 0, durationMs: 0 };
  const pauseMs = () => {
    const passedMs = clock.now() - pause.startMs;
    // A clock that was put back doesn't make the pause longer.
    return passedMs < 0 ? 0 : Math.max(0, pause.durationMs - passedMs);
  };
  const pauseFor = (durationMs: number) => {
    if (durationMs > pauseMs()) pause = { startMs: clock.now(), durationMs };
  };

  return {
    async requestTokens(grant, attempts, previous) {
      const secrets = [clientSecret, ...Object.values(grant.parameters)].join(" ");
      const facts = () => ({ attempts, secrets, nowMs: clock.now() });
      const failWith = (error: TokenError) => {
        pauseFor(error.retryAfterMs ?? 0);
        return error;
      };
      const answer = await receive(options, (requestOptions) =>
        genericTokenEndpointRequest(server, client, authentication, grant.type, grant.parameters, requestOptions),
      ).catch((error) => {
        throw failWith(createConnectionError(error, grant, facts()));
      });
      pauseFor(readWindow(answer.headers));
      const tokens =
        answer.status === 200 ? readTokens(parseObject(answer.text), wallTimeMs(clock), previous) : undefined;
      if (tokens !== undefined) return tokens;
      throw failWith(createAnswerError(answer, grant, facts()));
    },
    async revoke(token) {
      const revoking = receive(options, (requestOptions) =>
        revocationRequest(server, client, authentication, token, requestOptions),
      );
      await revoking.then(({ headers }) => pauseFor(readWindow(headers))).catch(() => {});
    },
    pauseMs,
  };
}

/**
 * A public app names itself in the body, a confidential one by HTTP Basic with plain `clientId:clientSecret`, as the
 * platform documents it. The library's `ClientSecretBasic` encodes both first (RFC 6749, 2.3.1), even hyphens and
 * underscores, which the platform's client ids contain.
 */
function nameApp(clientId: string, clientSecret: string | undefined): ClientAuth {
  return (_server, _client, body, headers) => {
    if (clientSecret === undefined) body.set("client_id", clientId);
    else headers.set("authorization", `Basic ${btoa(`${clientId}:${clientSecret}`)}`);
  };
}

/** Sends, and reads the whole answer within the time-out. */
async function receive(
  { baseUrl, fetch, clock, timeoutMs, userAgent }: OAuthServiceOptions,
  send: (options: TokenEndpointRequestOptions) => Promise<Response>,
): Promise<OAuthAnswer> {
  const controller = new AbortController();
  const { signal } = controller;
  const exchange = async () => {
    const response = await send({
      [allowInsecureRequests]: baseUrl.startsWith("http:"),
      // `init` says `redirect: "manual"`: credentials follow nobody elsewhere.
      [customFetch]: (url, init) => {
        // The library puts its own name there, except in a browser, which doesn't give its header away.
        if (init.headers["user-agent"]) init.headers["user-agent"] = sdkNameFor(userAgent);
        return fetch(url, { ...init, signal }) as Promise<Response>;
      },
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const cancelTimer = clock.schedule(() => controller.abort(), timeoutMs);
  try {
    return await waitFor(exchange, signal, (cause) => new AbortError({ cause }));
  } finally {
    cancelTimer();
  }
}

/** What is left of a window when no call is left in it. */
function readWindow(headers: Headers): number {
  if (headers.get("x-rate-limit-remaining") !== "0") return 0;
  return (Number(headers.get("x-rate-limit-window")) || 60) * 1000;
}
