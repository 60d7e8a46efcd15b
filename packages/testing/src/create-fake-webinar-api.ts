import type { InviteeResource, WcsSessionResource, WcsSessionStatusModel, WcsWebinarResource } from "@rcw/types";
import { contractCheckerFor } from "./contract/contract-checker.js";
import { createEngine } from "./engine/engine.js";
import { createFakeFetch, type FakeFetch } from "./fake-fetch.js";
import { type RuleSwitches, switchRules } from "./rules/inferred-rules.js";
import { type AddInviteeOptions, addInvitee } from "./seeding/add-invitee.js";
import { type AddSessionOptions, addSession } from "./seeding/add-session.js";
import { type AddUserOptions, addUser } from "./seeding/add-user.js";
import { type AddWebinarOptions, addWebinar } from "./seeding/add-webinar.js";
import { type IssueTokenOptions, issueToken } from "./seeding/issue-token.js";
import { setSessionStatus } from "./seeding/set-session-status.js";
import { type FakeSnapshot, restoreSnapshot, takeSnapshot } from "./snapshot.js";
import { createState, defaultTokenOf } from "./state/create-state.js";
import type { UserRecord } from "./state/state.js";
import type { World } from "./state/world.js";
import { type AdjustableClock, type Clock, OffsetClock, standingClock } from "./time/clock.js";

/** How a fake behaves; every member has a default. */
export interface FakeWebinarApiOptions {
  /** Equal seeds give equal ids, links and passwords; 1 if left out. A whole number. */
  readonly seed?: number;
  /** Where the time comes from; it stands at 2026-09-01T08:00:00Z if left out. `Date` gives the real time. */
  readonly clock?: Clock;
  /** Inferred rules to turn off: `{ unusablePageToken: false }`. See `inferredRules`. */
  readonly rules?: Partial<RuleSwitches>;
}

/**
 * A RingCentral Webinar service in memory: it keeps what it is given, enforces the service's rules, and checks each
 * of its answers against the API description.
 */
export interface FakeWebinarApi {
  /** For a client's `fetch` option. Takes any host; rejects when `init.signal` aborts. */
  readonly fetch: FakeFetch;
  /** Answers one request: what `fetch` and the HTTP server are made of. */
  handle(request: Request): Promise<Response>;
  /** Token of the default user with every app permission. It never expires. */
  readonly accessToken: string;
  /** The fake's time. `clock.advance("2h")` puts it forward. */
  readonly clock: AdjustableClock;
  /** Issues a token of a user, through an app with certain permissions. @throws {RangeError} for an unknown user. */
  issueToken(options?: IssueTokenOptions): string;
  /** Adds a user, to host webinars or to be linked to invitees. @throws {RangeError} for an id that is taken. */
  addUser(options?: AddUserOptions): UserRecord;
  /** Adds a webinar as if its host had created it. @throws {RangeError | TypeError} for what the service can't hold. */
  addWebinar(options?: AddWebinarOptions): WcsWebinarResource;
  /** Adds a session, and its host's invitee record. @throws {RangeError | TypeError} as `addWebinar`. */
  addSession(options: AddSessionOptions): WcsSessionResource;
  /** Adds an invitee to a session. @throws {RangeError | TypeError} as `addWebinar`. */
  addInvitee(options: AddInviteeOptions): InviteeResource;
  /** Starts or ends a session, which the API itself can't. @throws {RangeError} for an unknown session or status. */
  setSessionStatus(sessionId: string, status: WcsSessionStatusModel): void;
  /** Forgets everything: as new, with the same seed and the same `accessToken`. */
  reset(): void;
  /** Everything that the fake remembers, its time included; later changes don't reach the copy. */
  snapshot(): FakeSnapshot;
  /** Goes back to a snapshot, of this fake or of another. @throws {TypeError} for anything else. */
  restore(snapshot: FakeSnapshot): void;
}

/**
 * Makes a fake service.
 *
 * @example
 * const fake = createFakeWebinarApi();
 * const rcw = createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch });
 *
 * @throws {TypeError} for the name of a rule that doesn't exist; {RangeError} for a seed that isn't a whole number.
 */
export function createFakeWebinarApi(options: FakeWebinarApiOptions = {}): FakeWebinarApi {
  const seed = checkSeed(options.seed ?? 1);
  const rules = switchRules(options.rules);
  const clock = new OffsetClock(options.clock ?? standingClock);
  const checker = contractCheckerFor(rules.readOnlyIgnored ? "ignore" : "refuse");
  const world: World & { clock: OffsetClock } = { state: createState(seed), clock, rules, checker };
  const engine = createEngine(world);
  return {
    fetch: createFakeFetch(engine),
    handle: engine,
    accessToken: defaultTokenOf(seed),
    clock,
    issueToken: (tokenOptions) => issueToken(world, tokenOptions),
    addUser: (userOptions) => addUser(world, userOptions),
    addWebinar: (webinarOptions) => addWebinar(world, webinarOptions),
    addSession: (sessionOptions) => addSession(world, sessionOptions),
    addInvitee: (inviteeOptions) => addInvitee(world, inviteeOptions),
    setSessionStatus: (sessionId, status) => setSessionStatus(world, sessionId, status),
    reset: () => {
      world.state = createState(seed);
      clock.offsetMs = 0;
    },
    snapshot: () => takeSnapshot(world),
    restore: (snapshot) => restoreSnapshot(world, snapshot),
  };
}

function checkSeed(seed: number): number {
  if (Number.isSafeInteger(seed)) return seed;
  throw new RangeError(`createFakeWebinarApi: seed is a whole number, received ${JSON.stringify(seed)}`);
}
