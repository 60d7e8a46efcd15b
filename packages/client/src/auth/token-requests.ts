import type { Clock } from "../time/clock.js";
import { sleep } from "../time/sleep.js";
import { describePause } from "./create-token-error.js";
import { type Grant, jwtGrant, LOGIN_ADVICE, refreshGrant } from "./grants.js";
import type { HeldTokens } from "./held-tokens.js";
import type { OAuthService } from "./oauth-service.js";
import { TokenError } from "./token-error.js";
import type { TokenStore } from "./token-store.js";
import type { Tokens } from "./tokens.js";

/** Everything that asks the service for tokens: with pauses, repeats, and under the store's lock. */
export interface TokenRequests {
  /** An access token by refresh or by JWT, or the one that another manager has got meanwhile. */
  renew(): Promise<string>;
  /** The tokens of a new login. */
  exchange(grant: Grant): Promise<Tokens>;
  /** Forgets the login, and has the service end it. */
  revoke(): Promise<void>;
  /** Whether a renewal would wait or fail at once. */
  isHeldBack(): boolean;
}

export interface TokenRequestsOptions {
  readonly held: HeldTokens;
  readonly store: TokenStore;
  readonly service: OAuthService;
  readonly clock: Clock;
  readonly readJwt: (() => Promise<string>) | undefined;
  readonly maxWaitMs: number;
}

const MAX_TRIES = 3;
/** How long a final failure stands in for its repetition: without it each call would ask the service again. */
const FAILURE_LIFE_MS = 60_000;

export function createTokenRequests(options: TokenRequestsOptions): TokenRequests {
  const { held, store, service, clock, readJwt, maxWaitMs } = options;
  let failure: { readonly error: TokenError; readonly timeMs: number } | undefined;
  const liveFailure = () => {
    const ageMs = clock.now() - (failure?.timeMs ?? 0);
    return ageMs >= 0 && ageMs < FAILURE_LIFE_MS ? failure?.error : undefined;
  };

  async function persist<Value>(
    tryOnce: (attempts: number) => Promise<Value>,
    mayRepeat: (error: TokenError) => boolean,
  ): Promise<Value> {
    const deadlineMs = clock.now() + maxWaitMs;
    for (let attempts = 1; ; attempts += 1) {
      await waitOutPause(deadlineMs);
      try {
        return await store.withLock(() => tryOnce(attempts));
      } catch (error) {
        const isPassing = error instanceof TokenError && error.isTemporary && mayRepeat(error);
        if (!isPassing || attempts === MAX_TRIES || clock.now() + service.pauseMs() > deadlineMs) throw error;
      }
    }
  }

  async function waitOutPause(deadlineMs: number): Promise<void> {
    for (let pauseMs = service.pauseMs(); pauseMs > 0; pauseMs = service.pauseMs()) {
      if (clock.now() + pauseMs > deadlineMs) {
        throw new TokenError(`the service allows no request for tokens now; ${describePause(pauseMs)}`, {
          retryAfterMs: pauseMs,
        });
      }
      await sleep(clock, pauseMs);
    }
  }

  async function renewOnce(attempts: number): Promise<string> {
    const stored = await held.load();
    const fresh = held.fresh();
    if (fresh !== undefined) return fresh;
    const known = liveFailure();
    if (known !== undefined) throw known;
    try {
      const tokens = await requestRenewal(stored, attempts);
      await held.keep(tokens);
      return tokens.accessToken;
    } catch (error) {
      if (error instanceof TokenError && error.status !== undefined && !error.isTemporary) {
        failure = { error, timeMs: clock.now() };
      }
      throw error;
    }
  }

  async function requestRenewal(stored: Tokens | undefined, attempts: number): Promise<Tokens> {
    const refreshToken = held.refreshToken();
    if (refreshToken !== undefined) {
      try {
        return await service.requestTokens(refreshGrant(refreshToken), attempts, stored);
      } catch (error) {
        if (!(error instanceof TokenError && error.status === 400)) throw error;
        if (error.needsLogin) await held.dropRefreshToken();
        if (readJwt === undefined) throw error;
      }
    }
    if (readJwt !== undefined) return service.requestTokens(jwtGrant(await readJwt()), attempts);
    const state = stored === undefined ? "nobody is logged in" : "the login has ended";
    throw new TokenError(`${state}; ${LOGIN_ADVICE}`, { needsLogin: true });
  }

  return {
    async renew() {
      await held.load();
      return held.fresh() ?? persist(renewOnce, () => held.usable() === undefined);
    },
    exchange(grant) {
      return persist(
        async (attempts) => {
          const tokens = await service.requestTokens(grant, attempts);
          failure = undefined;
          await held.keep(tokens);
          return tokens;
        },
        // Neither was processed, so that nothing was used up.
        ({ status }) => grant.repeats || status === 429 || status === 503,
      );
    },
    async revoke() {
      const tokens = await store.withLock(async () => {
        const found = await held.load();
        await held.remove();
        return found;
      });
      if (tokens === undefined) return;
      await waitOutPause(clock.now() + maxWaitMs).catch(() => {});
      await service.revoke(tokens.refreshToken ?? tokens.accessToken);
    },
    isHeldBack: () => service.pauseMs() > 0 || liveFailure() !== undefined,
  };
}
