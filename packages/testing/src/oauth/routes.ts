import type { Exchange } from "../engine/exchange.js";
import type { Answer } from "../engine/handler.js";
import type { Responder, Route } from "../engine/routes.js";
import { answerAuthorization } from "./authorization-endpoint.js";
import { OAuthRefusal } from "./oauth-refusal.js";
import { answerRevocation } from "./revocation-endpoint.js";
import { NO_STORE } from "./token-answer.js";
import { answerTokenRequest } from "./token-endpoint.js";

/** The endpoints of OAuth 2.0. */
export const oauthRoutes: readonly Route[] = [
  { path: "/restapi/oauth/authorize", httpMethod: "GET", entry: inOAuthForm(answerAuthorization) },
  { path: "/restapi/oauth/token", httpMethod: "POST", entry: inOAuthForm(answerTokenRequest) },
  { path: "/restapi/oauth/revoke", httpMethod: "POST", entry: inOAuthForm(answerRevocation) },
];

/** Refusals of OAuth have a body of their own; a 429 comes in the form of the platform, as from everywhere else. */
function inOAuthForm(respond: (exchange: Exchange) => Answer | Promise<Answer>): Responder {
  return async (exchange) => {
    try {
      return await respond(exchange);
    } catch (error) {
      if (!(error instanceof OAuthRefusal)) throw error;
      return refuse(error, exchange.request);
    }
  };
}

/** The challenge answers an Authorization header only (RFC 6749, 5.2): a browser would ask its user for a password. */
function refuse({ status, error, message }: OAuthRefusal, { headers }: Request): Answer {
  const challenge = status === 401 &&
    headers.has("Authorization") && { "WWW-Authenticate": 'Basic realm="RingCentral REST API"' };
  return { status, body: { error, error_description: message }, headers: { ...NO_STORE, ...challenge } };
}
