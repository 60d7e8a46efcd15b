import { AbortError } from "../errors/abort-error.js";
import type { TokenProvider } from "../options/token-provider.js";
import { waitFor } from "../time/wait-for.js";
import { type AuthorizationUrl, type AuthorizationUrlOptions, createAuthorizationUrl } from "./authorization-url.js";
import { codeGrant } from "./grants.js";
import { createHeldTokens } from "./held-tokens.js";
import { createOAuthService } from "./oauth-service.js";
import { type ExchangeCodeOptions, readCode } from "./read-callback.js";
import { TokenError } from "./token-error.js";
import { checkOptions, type TokenManagerOptions } from "./token-manager-options.js";
import { createTokenRequests } from "./token-requests.js";
import type { Tokens } from "./tokens.js";

/** Logs in, and keeps the client in access tokens: `createWebinarClient({ auth: tokenManager })`. */
export interface TokenManager extends TokenProvider {
  /**
   * Begins a login of a user (authorization code with PKCE): send the user to `url`.
   *
   * @example
   * const { url, state, codeVerifier } = await tokens.createAuthorizationUrl({ redirectUri });
   */
  createAuthorizationUrl(options: AuthorizationUrlOptions): Promise<AuthorizationUrl>;
  /**
   * Ends a login of a user: the code becomes tokens, which take the place of those that were there.
   *
   * @example
   * ```ts no-run="needs a browser that comes back from the login"
   * const { url, state, codeVerifier } = await tokens.createAuthorizationUrl({ redirectUri });
   * // The user logs in at `url`, and comes back:
   * await tokens.exchangeCode({ callbackUrl: location.href, state, codeVerifier, redirectUri });
   * ```
   * @throws {InvalidRequestError} when the callback has another `state`; the code isn't sent then.
   * @throws {TokenError} when the user didn't agree, or the service refuses the code.
   */
  exchangeCode(options: ExchangeCodeOptions): Promise<Tokens>;
  /**
   * Logs out: forgets the tokens, and ends the login at the service with all its tokens. What the service says is
   * ignored, and it is asked once. With `jwt` the next call logs in again.
   */
  revoke(): Promise<void>;
}

/**
 * Makes a token manager: an app, its login, and where its tokens are kept.
 *
 * Access tokens are refreshed ahead of their end, in one flight for all calls of the process. When the refresh token
 * is no longer taken, it logs in by `jwt` if there is one. While the service gives no new tokens, the present one is
 * used as long as it lives. Requests for tokens are repeated up to twice, 10 s apart or as the service asks.
 *
 * @example
 * const tokens = createTokenManager({ clientId, clientSecret, jwt });
 * const rcw = createWebinarClient({ auth: tokens });
 * @throws {InvalidRequestError} when an option can't work.
 */
export function createTokenManager(options: TokenManagerOptions): TokenManager {
  const checked = checkOptions(options);
  const held = createHeldTokens({ ...checked, canLogIn: checked.readJwt !== undefined });
  const requests = createTokenRequests({ ...checked, held, service: createOAuthService(checked) });
  let flight: Promise<string> | undefined;

  /** Calls share a renewal; each may stop waiting for it. */
  const renew = (signal: AbortSignal | undefined) =>
    waitFor(
      () => {
        flight ??= requests.renew().finally(() => {
          flight = undefined;
        });
        return flight;
      },
      signal,
      (cause) => new AbortError({ cause }),
    );

  return {
    async getAccessToken({ signal } = {}) {
      const accessToken = held.fresh() ?? (requests.isHeldBack() ? held.usable() : undefined);
      return (
        accessToken ??
        renew(signal).catch((error: unknown) => {
          const usable = error instanceof TokenError ? held.usable() : undefined;
          if (usable === undefined) throw error;
          return usable;
        })
      );
    },
    async renewAccessToken(refusedToken, { signal } = {}) {
      const usable = held.usable();
      if (usable !== undefined && usable !== refusedToken) return usable;
      held.refuse(refusedToken);
      const accessToken = await renew(signal);
      // The flight may have begun before the refusal was known.
      return accessToken === refusedToken ? renew(signal) : accessToken;
    },
    createAuthorizationUrl: (login) => createAuthorizationUrl(checked.baseUrl, checked.clientId, login),
    exchangeCode: async (login) => requests.exchange(codeGrant(readCode(login), login.codeVerifier, login.redirectUri)),
    revoke: () => requests.revoke(),
  };
}
