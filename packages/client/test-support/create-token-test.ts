import { createMemoryTokenStore, createTokenManager, type TokenManager } from "../src/auth/index.js";
import type { TokenManagerOptions } from "../src/auth/token-manager-options.js";
import type { TokenStore } from "../src/auth/token-store.js";
import type { Tokens } from "../src/auth/tokens.js";
import type { FetchFunction } from "../src/options/fetch-function.js";
import { createTestClock, type TestClock } from "./test-clock.js";

/** A request to an OAuth endpoint. */
export interface SentForm {
  path: string;
  headers: Record<string, string>;
  form: Record<string, string>;
  atMs: number;
}

/** What the endpoint does with the next request. */
export type TokenAnswer = Response | Error | Promise<Response> | ((sent: SentForm) => Response | Error);

/** A token manager whose endpoint answers as planned, in order; a request that wasn't planned fails the test. */
export interface TokenTest {
  manager: TokenManager;
  clock: TestClock;
  store: TokenStore;
  sent: SentForm[];
  plan(...answers: TokenAnswer[]): void;
  /** Lets everything happen that waits for no timer. */
  settle(): Promise<void>;
  /** The same after `durationMs`, second by second. */
  pass(durationMs: number): Promise<void>;
}

export interface TokenTestOptions extends Partial<TokenManagerOptions> {
  /** What the store holds at first. */
  tokens?: Tokens;
  clock?: TestClock;
}

export const HOUR_MS = 3_600_000;

export function createTokenTest({ tokens, ...options }: TokenTestOptions = {}): TokenTest {
  const clock = options.clock ?? createTestClock(1_000_000);
  const store = options.store ?? createMemoryTokenStore(tokens);
  const sent: SentForm[] = [];
  const planned: TokenAnswer[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    const request = new Request(url, init);
    const headers = Object.fromEntries(request.headers);
    const form = Object.fromEntries(new URLSearchParams(await request.text()));
    const received = { path: new URL(request.url).pathname, headers, form, atMs: clock.now() };
    sent.push(received);
    const next = planned.shift();
    const answer = typeof next === "function" ? next(received) : next;
    if (answer === undefined) throw new Error(`request ${sent.length} was not planned`);
    if (answer instanceof Error) throw answer;
    return answer;
  }) as FetchFunction;
  const manager = createTokenManager({ clientId: "app", clientSecret: "secret", fetch, ...options, clock, store });
  return {
    manager,
    clock,
    store,
    sent,
    plan: (...answers) => planned.push(...answers),
    settle,
    async pass(durationMs) {
      await settle();
      for (let passedMs = 0; passedMs < durationMs; passedMs += 1000) {
        clock.advanceBy(Math.min(1000, durationMs - passedMs));
        await settle();
      }
    },
  };
}

/** More rounds than anything here takes. */
async function settle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) await new Promise(setImmediate);
}

/** A successful answer: tokens number `number`, good for an hour and a week. */
export function tokenAnswer(number: number, changes: Record<string, unknown> = {}, headers = {}): Response {
  return jsonAnswer(
    200,
    {
      access_token: `access-${number}`,
      token_type: "bearer",
      expires_in: 3600,
      refresh_token: `refresh-${number}`,
      refresh_token_expires_in: 604_800,
      ...changes,
    },
    headers,
  );
}

export function errorAnswer(status: number, error: string, headers = {}): Response {
  return jsonAnswer(status, { error, error_description: "For people" }, headers);
}

function jsonAnswer(status: number, body: unknown, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}

/** Tokens number `number` as a store keeps them, good for `lifeMs` from `nowMs`. */
export function heldTokens(number: number, nowMs: number, lifeMs = HOUR_MS): Tokens {
  return {
    accessToken: `access-${number}`,
    accessTokenExpiresAtMs: nowMs + lifeMs,
    refreshToken: `refresh-${number}`,
    refreshTokenExpiresAtMs: nowMs + 168 * HOUR_MS,
    issuedAtMs: nowMs + lifeMs - HOUR_MS,
  };
}
