import type { AccountRecord } from "./accounts/account-record.js";
import { type AccountOptions, addAccount } from "./accounts/add-account.js";
import { checkOptionNames, checkSeed } from "./check-options.js";
import { contractCheckerFor } from "./contract/contract-checker.js";
import { createControls } from "./control/create-controls.js";
import type { HandleOptions } from "./control/create-handle.js";
import type { FaultPlan } from "./control/faults/fault-plan.js";
import type { Journal } from "./control/journal/journal.js";
import { type StateQueries, stateQueries } from "./control/state-queries.js";
import { createEngine } from "./engine/engine.js";
import { createFakeFetch, type FakeFetch } from "./fake-fetch.js";
import { catchUp } from "./life/catch-up.js";
import { type AddAppOptions, addApp } from "./oauth/add-app.js";
import { DEFAULT_APP } from "./oauth/default-app.js";
import { type IssueJwtOptions, issueJwt } from "./oauth/issue-jwt.js";
import { type OAuthOptions, readOAuthSettings } from "./oauth/oauth-settings.js";
import type { AppRecord } from "./oauth/records.js";
import { type RateLimitOptions, readRateLimits } from "./rate-limits/rate-limits.js";
import { type RuleSwitches, switchRules } from "./rules/inferred-rules.js";
import { buildScenario } from "./scenarios/build-scenario.js";
import type { ScenarioName } from "./scenarios/scenarios.js";
import { type IssueTokenOptions, issueToken } from "./seeding/issue-token.js";
import { type SeedingMethods, seedingMethods } from "./seeding/seeding-methods.js";
import { type FakeSnapshot, restoreSnapshot, takeSnapshot } from "./snapshot.js";
import { createState, defaultJwtOf, defaultTokenOf } from "./state/create-state.js";
import type { World } from "./state/world.js";
import { type AdjustableClock, type Clock, OffsetClock, standingClock } from "./time/clock.js";
import { readTime } from "./time/read-time.js";
import type { WebhookOptions } from "./webhooks/webhook-options.js";
import { createWebhookSender } from "./webhooks/webhook-sender.js";

/** How a fake behaves; every member has a default. */
export interface FakeWebinarApiOptions {
  /** Equal seeds give equal ids, links and passwords; 1 if left out. A whole number. */
  readonly seed?: number;
  /** Where the time comes from; it stands at 2026-09-01T08:00:00Z if left out. `Date` gives the real time. */
  readonly clock?: Clock;
  /**
   * When the fake's time begins: a Date, a text such as "2026-09-01T08:00:00Z" or milliseconds since 1970. The time of
   * `clock` if left out. With both, the time begins here and runs as the clock does.
   */
  readonly now?: Date | string | number;
  /**
   * Calls per minute by group, for each user and app: `{ Heavy: 100 }` instead of the service's 10. The other groups
   * keep their limits (Light 50, Medium 40, Auth 5); `false` for a group, or for all of it, is no limit.
   */
  readonly rateLimits?: RateLimitOptions | boolean;
  /** Accounts with their users, and with what they decide about their webinars. */
  readonly accounts?: readonly AccountOptions[];
  /** How logins and tokens behave at the OAuth endpoints. */
  readonly oauth?: OAuthOptions;
  /** How events reach webhook addresses. Without it only loopback addresses are called. */
  readonly webhooks?: WebhookOptions;
  /** The world that the fake starts with, and goes back to by `reset()`; `empty` if left out. See `scenarios`. */
  readonly scenario?: ScenarioName;
  /** Inferred rules to turn off: `{ unusablePageToken: false }`. See `inferredRules`. */
  readonly rules?: Partial<RuleSwitches>;
  /**
   * Refuses with 400 what the service passes over: unknown query parameters and properties, another content type than
   * JSON, a time window that ends before it begins. false if left out.
   */
  readonly strict?: boolean;
  /** Largest body that is taken, in bytes; larger ones get 413. 1048576, 1 MiB, if left out. */
  readonly maxBodyBytes?: number;
}

/**
 * A RingCentral Webinar service in memory: it keeps what it is given, enforces the service's rules, and checks each
 * of its answers against the API description.
 */
export interface FakeWebinarApi extends SeedingMethods, StateQueries {
  /** For a client's `fetch` option. Takes any host; rejects when `init.signal` aborts. */
  readonly fetch: FakeFetch;
  /** Answers one request: what `fetch` and the HTTP server are made of. Rejects with a TypeError as `fetch` does. */
  handle(request: Request, options?: HandleOptions): Promise<Response>;
  /** Every request and what became of it, with assertions. */
  readonly journal: Journal;
  /** What is to go wrong: error answers, latency, lost connections. */
  readonly faults: FaultPlan;
  /** Token of the default user with every app permission. It never expires. */
  readonly accessToken: string;
  /** Id of the default app. It is confidential and has the permissions `ReadWebinars` and `EditWebinars`. */
  readonly clientId: string;
  /** Secret of the default app. */
  readonly clientSecret: string;
  /** Where the default app lets a login lead back to. */
  readonly redirectUri: string;
  /** A JWT that logs the default user in, through any app. It never expires. */
  readonly jwt: string;
  /** The fake's time. `clock.advance("2h")` puts it forward, and what was to happen until then happens. */
  readonly clock: AdjustableClock;
  /** Issues a token of a user, through an app with certain permissions. @throws {RangeError} for an unknown user. */
  issueToken(options?: IssueTokenOptions): string;
  /** Issues a JWT of a user, for the token endpoint. @throws {RangeError} for an unknown user or app. */
  issueJwt(options?: IssueJwtOptions): string;
  /** Registers an app, confidential or public. @throws {RangeError | TypeError} for an id that is taken or impossible. */
  addApp(options?: AddAppOptions): AppRecord;
  /** Sets an account up: users, features, locked settings. @throws {RangeError | TypeError} for what can't be. */
  addAccount(options: AccountOptions): AccountRecord;
  /** Resolves when every event that has happened is delivered to its webhook addresses, or has failed there. */
  settleDeliveries(): Promise<void>;
  /** Forgets everything, journal and faults included: as new, with the same seed and the same `accessToken`. */
  reset(): void;
  /** Everything that the fake remembers, its time included; later changes don't reach the copy. */
  snapshot(): FakeSnapshot;
  /** Goes back to a snapshot, of this fake or of another. @throws {TypeError} for anything else. */
  restore(snapshot: FakeSnapshot): void;
  /**
   * An independent fake with the same options, memory and time; its journal and its plan of faults are empty. Isolates
   * tests that run in parallel.
   */
  fork(): FakeWebinarApi;
}

/**
 * Makes a fake service.
 *
 * @example
 * const fake = createFakeWebinarApi();
 * const rcw = createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch });
 *
 * @throws {TypeError} for the name of an option or a rule that doesn't exist; {RangeError} for a seed that isn't a whole
 * number; either for any other option that can't be.
 */
export function createFakeWebinarApi(options: FakeWebinarApiOptions = {}): FakeWebinarApi {
  checkOptionNames(options);
  return makeFake(options);
}

/** Makes a fake that begins with its scenario, or with a snapshot of another one with the same options. */
function makeFake(options: FakeWebinarApiOptions, beginning?: FakeSnapshot): FakeWebinarApi {
  const seed = checkSeed(options.seed ?? 1);
  const rules = switchRules(options.rules);
  const clock = new OffsetClock(options.clock ?? standingClock);
  const checker = contractCheckerFor(rules.readOnlyIgnored ? "ignore" : "refuse");
  const startTimeMs = options.now === undefined ? undefined : readTime(options.now);
  const webhooks = createWebhookSender(options.webhooks);
  const world: World & { clock: OffsetClock } = {
    state: createState(seed),
    clock,
    rules,
    rateLimits: readRateLimits(options.rateLimits),
    oauth: readOAuthSettings(options.oauth),
    checker,
    webhooks,
    strict: options.strict ?? false,
    maxBodyBytes: options.maxBodyBytes ?? 1_048_576,
  };
  clock.onAdvance(() => catchUp(world));
  const begin = () => {
    world.state = createState(seed);
    clock.startAt(startTimeMs);
    for (const account of options.accounts ?? []) addAccount(world, account);
    buildScenario(world, options.scenario ?? "empty");
  };
  if (beginning === undefined) begin();
  else restoreSnapshot(world, beginning);
  const { handle, journal, faults, clear } = createControls(createEngine(world), clock, options.clock !== undefined);
  return {
    fetch: createFakeFetch(handle),
    handle,
    journal,
    faults,
    accessToken: defaultTokenOf(seed),
    clientId: DEFAULT_APP.clientId,
    clientSecret: DEFAULT_APP.clientSecret,
    redirectUri: DEFAULT_APP.redirectUris[0],
    jwt: defaultJwtOf(seed),
    clock,
    issueToken: (tokenOptions) => issueToken(world, tokenOptions),
    issueJwt: (jwtOptions) => issueJwt(world, jwtOptions),
    addApp: (appOptions) => addApp(world, appOptions),
    addAccount: (accountOptions) => addAccount(world, accountOptions),
    ...seedingMethods(world),
    ...stateQueries(world),
    settleDeliveries: () => webhooks.settle(),
    reset: () => {
      begin();
      clear();
    },
    snapshot: () => takeSnapshot(world),
    restore: (snapshot) => restoreSnapshot(world, snapshot),
    fork: () => makeFake(options, takeSnapshot(world)),
  };
}
