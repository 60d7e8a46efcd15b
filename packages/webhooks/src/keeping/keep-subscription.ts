import type { SubscriptionInfo } from "@rcw/types";
import { eventFiltersOf } from "../events/event-filters.js";
import { sleep, systemClock } from "../time/clock.js";
import { alignSubscription } from "./align-subscription.js";
import type { KeeperHooks, KeeperOptions, SubscriptionsClient } from "./keeper-options.js";
import { createMemoryKeeperStore } from "./keeper-store.js";

/** Looks after a subscription until it is closed. */
export interface SubscriptionKeeper {
  /** Resolves when there is a live subscription for the first time. */
  readonly ready: Promise<SubscriptionInfo>;
  /** The subscription as it was at the last check. */
  current(): SubscriptionInfo | undefined;
  /** Looks after it now. @throws the client's error when that fails; the keeper goes on all the same. */
  check(): Promise<SubscriptionInfo>;
  /** Stops looking after it; resolves when a check that runs has ended. The subscription stays. */
  close(): Promise<void>;
}

/** First wait after a check that failed, in milliseconds; it doubles up to `checkEveryMs`. */
const FIRST_RETRY_MS = 5000;

/** How far keepers of several processes are spread: a tenth of the time between checks. */
const SPREAD = 0.1;

/**
 * Keeps one webhook subscription alive: finds it by its address or makes it, renews it ahead of time, makes it anew
 * when the service has blacklisted or lost it, gives it the events and the verification token that the code names now,
 * and removes doubles. There is never more than one; while nothing fails, a lost one is back after `checkEveryMs` and
 * the time of three calls at the latest. Run one in every process: with a shared `store` only one of them acts.
 *
 * @example
 * const keeper = keepSubscription(rcw, {
 *   address: "https://app.example.com/rcw",
 *   events: ["session.state"],
 *   verificationToken: process.env.WEBHOOK_TOKEN ?? "a-long-random-text",
 * });
 * await keeper.ready;
 * await keeper.close();
 * @throws {TypeError} for options that can't work.
 */
export function keepSubscription(rcw: SubscriptionsClient, options: KeeperOptions): SubscriptionKeeper {
  const { address, events, webinarId, hostUserId, verificationToken, expiresInSeconds = 604_800 } = options;
  const { renewBeforeMs = (expiresInSeconds * 1000) / 3, checkEveryMs = 600_000, hooks = {} } = options;
  const { store = createMemoryKeeperStore(), clock = systemClock, random = Math.random } = options;
  checkAddress(address);
  if (events.length === 0) throw new TypeError("events is empty; expected the name of one event at least");
  checkRange("expiresInSeconds", expiresInSeconds, 60, 315_360_000);
  checkRange("renewBeforeMs", renewBeforeMs, 0, expiresInSeconds * 1000 - 1);
  checkRange("checkEveryMs", checkEveryMs, 1, 2 ** 31 - 1);
  const wanted = { address, eventFilters: eventFiltersOf(events, { webinarId, hostUserId }), renewBeforeMs };

  const closing = new AbortController();
  const { signal } = closing;
  let current: SubscriptionInfo | undefined;
  let aliveMs: number | undefined;
  let checking: Promise<SubscriptionInfo> | undefined;
  let becomeReady: (subscription: SubscriptionInfo) => void = () => {};
  const ready = new Promise<SubscriptionInfo>((resolve) => {
    becomeReady = resolve;
  });

  const tell = <Name extends keyof KeeperHooks>(name: Name, told: Parameters<NonNullable<KeeperHooks[Name]>>[0]) => {
    try {
      (hooks[name] as ((told: unknown) => void) | undefined)?.call(hooks, told);
    } catch {}
  };

  const align = async (): Promise<SubscriptionInfo> => {
    let isMade = false;
    let lostMs = aliveMs;
    const subscription = await store.withLock(() =>
      alignSubscription({
        ...{ rcw, wanted, verificationToken, expiresInSeconds, store, signal },
        now: () => clock.now(),
        tell: (name, told) => {
          if (name === "onCreated") isMade = true;
          if (name === "onRemoved")
            lostMs = earliest(lostMs, blacklistedMs(told as { subscription: SubscriptionInfo }));
          tell(name, told);
        },
      }),
    );
    current = subscription;
    aliveMs = clock.now();
    if (isMade) tell("onGap", { sinceMs: lostMs, untilMs: aliveMs });
    becomeReady(subscription);
    return subscription;
  };

  const check = (): Promise<SubscriptionInfo> => {
    checking ??= align().finally(() => {
      checking = undefined;
    });
    return checking;
  };

  const look = async (): Promise<void> => {
    for (let failures = 0; !signal.aborted; ) {
      try {
        const { expirationTime } = await check();
        failures = 0;
        const renewInMs = Date.parse(expirationTime) - renewBeforeMs - clock.now();
        const checkInMs = checkEveryMs * (1 - SPREAD * random());
        await sleep(clock, renewInMs > 0 ? Math.min(checkInMs, renewInMs) : checkInMs, signal);
      } catch (error) {
        if (signal.aborted) return;
        const retryInMs = Math.min(checkEveryMs, FIRST_RETRY_MS * 2 ** failures * (1 - SPREAD * random()));
        failures += 1;
        tell("onError", { error, retryInMs });
        await sleep(clock, retryInMs, signal);
      }
    }
  };

  const looking = look();
  return {
    ready,
    check,
    current: () => current,
    async close() {
      closing.abort();
      await looking;
    },
  };
}

/** When the service gave a subscription up. */
function blacklistedMs({ subscription }: { subscription: SubscriptionInfo }): number | undefined {
  const blacklistedAt = subscription.blacklistedData?.blacklistedAt;
  return blacklistedAt === undefined ? undefined : Date.parse(blacklistedAt);
}

function earliest(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? (left ?? right) : Math.min(left, right);
}

function checkAddress(address: string): void {
  const { protocol } = URL.canParse(address) ? new URL(address) : { protocol: "" };
  if (protocol === "https:" || protocol === "http:") return;
  throw new TypeError(`address is ${JSON.stringify(address)}, expected a URL such as "https://app.example.com/rcw"`);
}

function checkRange(name: string, value: number, minimum: number, maximum: number): void {
  if (typeof value === "number" && value >= minimum && value <= maximum) return;
  throw new TypeError(`${name} is ${String(value)}, expected a number from ${minimum} to ${maximum}`);
}
