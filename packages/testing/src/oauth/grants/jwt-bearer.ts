import { startLoginSession } from "../login-sessions.js";
import { OAuthRefusal } from "../oauth-refusal.js";
import { requireParameter } from "../read-form.js";
import type { FindGrant } from "./grant.js";

/** A JWT that the service knows, in the parameter `assertion`. It can be used again and again. */
export const findJwtGrant: FindGrant = ({ world, app, form }) => {
  const assertion = world.state.assertions.get(requireParameter(form, "assertion"));
  if (assertion === undefined) throw new OAuthRefusal("invalid_grant", "The assertion is not a known JWT");
  const { userId, clientId, expirationTimeMs } = assertion;
  if (clientId !== undefined && clientId !== app.clientId) {
    throw new OAuthRefusal("invalid_grant", "The assertion was issued to another app");
  }
  if (expirationTimeMs !== undefined && expirationTimeMs <= world.clock.now()) {
    throw new OAuthRefusal("invalid_grant", "The assertion has expired");
  }
  return { userId, redeem: () => startLoginSession(world, userId, app) };
};
