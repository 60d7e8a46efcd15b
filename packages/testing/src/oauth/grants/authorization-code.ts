import { isProven } from "../code-proof.js";
import { startLoginSession } from "../login-sessions.js";
import { OAuthRefusal } from "../oauth-refusal.js";
import { requireParameter } from "../read-form.js";
import type { FindGrant } from "./grant.js";

/** The code that a login handed to the app by redirect, good for one use, with the verifier of its challenge. */
export const findCodeGrant: FindGrant = ({ world, app, form, proofs }) => {
  const code = requireParameter(form, "code");
  const { authorizationCodes } = world.state;
  const record = authorizationCodes.get(code);
  if (record === undefined || record.clientId !== app.clientId) {
    throw new OAuthRefusal("invalid_grant", "The code is unknown, was used, or was issued to another app");
  }
  if (record.expirationTimeMs <= world.clock.now()) throw new OAuthRefusal("invalid_grant", "The code has expired");
  if (record.redirectUri !== undefined && record.redirectUri !== form.get("redirect_uri")) {
    throw new OAuthRefusal("invalid_grant", "The redirect_uri is not the one of the authorization request");
  }
  if (!isProven(record.proof, proofs)) {
    throw new OAuthRefusal("invalid_grant", "The code_verifier doesn't belong to the code_challenge");
  }
  const { userId } = record;
  const redeem = () => {
    authorizationCodes.delete(code);
    return startLoginSession(world, userId, app);
  };
  return { userId, redeem };
};
