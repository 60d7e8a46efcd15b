import { type Clock, wallTimeMs } from "../time/clock.js";
import type { TokenStore } from "./token-store.js";
import { isAhead, isRefreshable, refreshTimeMs, type Tokens } from "./tokens.js";

/** The tokens that one manager works with: its own copy of what the store keeps, and what it has learned of them. */
export interface HeldTokens {
  /** An access token that can be used: it lives, and the service hasn't refused it. */
  usable(): string | undefined;
  /** The same while it needn't be refreshed yet. */
  fresh(): string | undefined;
  /** Takes what the store has: another manager may have renewed it. */
  load(): Promise<Tokens | undefined>;
  /** Takes new tokens, and saves them. */
  keep(tokens: Tokens): Promise<void>;
  /** The refresh token, while it can be tried. */
  refreshToken(): string | undefined;
  /** Forgets a refresh token that the service doesn't take; the access token may live on. */
  dropRefreshToken(): Promise<void>;
  /** Forgets everything, the store's copy too. */
  remove(): Promise<void>;
  /** Notes that the service refuses an access token; one that was replaced already is no news. */
  refuse(accessToken: string): void;
}

export interface HeldTokensOptions {
  readonly store: TokenStore;
  readonly clock: Clock;
  readonly refreshAheadMs: number;
  /** Without a refresh token a new login can take the place of a refresh. */
  readonly canLogIn: boolean;
}

export function createHeldTokens({ store, clock, refreshAheadMs, canLogIn }: HeldTokensOptions): HeldTokens {
  let held: Tokens | undefined;
  let refusedToken: string | undefined;
  /** New tokens that the store doesn't have, because it failed: its copy holds a used refresh token. */
  let unsaved: Tokens | undefined;
  /** When `held` was taken: by the time of day, and by what passes evenly. */
  let taken = { wallMs: 0, evenMs: 0 };
  const hold = (tokens: Tokens | undefined) => {
    if (tokens !== undefined && tokens.accessToken !== held?.accessToken) {
      // A token from the future: the clock of this machine, or of the one that got it, is wrong. It is new at most.
      taken = { wallMs: Math.max(wallTimeMs(clock), tokens.issuedAtMs ?? 0), evenMs: clock.now() };
    }
    held = tokens;
  };
  store.watch?.((tokens) => hold(unsaved ?? tokens));

  /**
   * The time of day goes on while the machine sleeps, and jumps when its clock is set; what passes evenly does neither.
   * So the later of both counts: a jump back, or a sleep, doesn't make a token live longer.
   */
  const nowMs = () => Math.max(wallTimeMs(clock), taken.wallMs + clock.now() - taken.evenMs);

  const liveUntil = (timeMs: number | undefined) =>
    held !== undefined && held.accessToken !== refusedToken && isAhead(timeMs, nowMs()) ? held.accessToken : undefined;

  return {
    usable: () => liveUntil(held?.accessTokenExpiresAtMs),
    fresh() {
      const isRenewable = canLogIn || isRefreshable(held, nowMs());
      return liveUntil(held && isRenewable ? refreshTimeMs(held, refreshAheadMs) : held?.accessTokenExpiresAtMs);
    },
    refreshToken: () => (isRefreshable(held, nowMs()) ? held.refreshToken : undefined),
    async load() {
      hold(unsaved ?? (await store.load()));
      return held;
    },
    async keep(tokens) {
      unsaved = tokens;
      hold(tokens);
      refusedToken = undefined;
      await store.save(tokens);
      unsaved = undefined;
    },
    async dropRefreshToken() {
      if (held === undefined) return;
      held = { ...held, refreshToken: undefined };
      await store.save(held);
    },
    async remove() {
      held = unsaved = undefined;
      await store.remove();
    },
    refuse(accessToken) {
      if (held === undefined || held.accessToken === accessToken) refusedToken = accessToken;
    },
  };
}
