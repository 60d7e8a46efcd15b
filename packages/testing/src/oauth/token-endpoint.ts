import type { Exchange } from "../engine/exchange.js";
import type { Answer } from "../engine/handler.js";
import { limitRate } from "../rate-limits/limit-rate.js";
import { authenticateClient } from "./authenticate-client.js";
import { proofsOf } from "./code-proof.js";
import { findCodeGrant } from "./grants/authorization-code.js";
import type { FindGrant, Grant, GrantRequest } from "./grants/grant.js";
import { findJwtGrant } from "./grants/jwt-bearer.js";
import { findRefreshGrant } from "./grants/refresh-token.js";
import { OAuthRefusal } from "./oauth-refusal.js";
import { readForm, requireParameter } from "./read-form.js";
import { tokenAnswer } from "./token-answer.js";

/** There is no client-credentials grant. */
const GRANTS: ReadonlyMap<string, FindGrant> = new Map([
  ["urn:ietf:params:oauth:grant-type:jwt-bearer", findJwtGrant],
  ["authorization_code", findCodeGrant],
  ["refresh_token", findRefreshGrant],
]);

/** `POST /restapi/oauth/token`. */
export async function answerTokenRequest({ world, request, headers }: Exchange): Promise<Answer> {
  const form = await readForm(request);
  const codeVerifier = form.get("code_verifier");
  // Nothing is waited for between looking a grant up and using it: no two requests can use the same one.
  const proofs = codeVerifier === undefined ? undefined : await proofsOf(codeVerifier);
  const app = authenticateClient(world, request, form);
  const grant = findGrant({ world, app, form, proofs }, headers);
  limitRate(world, { userId: grant.userId, clientId: app.clientId }, "Auth", headers);
  return tokenAnswer(world, grant);
}

/** A request that no user stands behind counts for its app. */
function findGrant(request: GrantRequest, headers: Headers): Grant {
  const { world, app, form } = request;
  try {
    const grantType = requireParameter(form, "grant_type");
    const find = GRANTS.get(grantType);
    if (find !== undefined) return find(request);
    const known = [...GRANTS.keys()].join(", ");
    throw new OAuthRefusal("unsupported_grant_type", `The grant_type "${grantType}" is none of ${known}`);
  } catch (error) {
    limitRate(world, { userId: "", clientId: app.clientId }, "Auth", headers);
    throw error;
  }
}
