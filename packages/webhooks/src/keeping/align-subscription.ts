import type { SubscriptionInfo } from "@rcw/types";
import type { KeeperHooks, SubscriptionsClient } from "./keeper-options.js";
import { digestToken, type KeeperStore } from "./keeper-store.js";
import { nextStep, type Step, type WantedSubscription } from "./next-step.js";

/** What one alignment works with. */
export interface Alignment {
  readonly rcw: SubscriptionsClient;
  readonly wanted: WantedSubscription;
  readonly verificationToken: string | undefined;
  readonly expiresInSeconds: number;
  readonly store: KeeperStore;
  readonly now: () => number;
  readonly signal: AbortSignal;
  tell<Name extends keyof KeeperHooks>(name: Name, told: Parameters<NonNullable<KeeperHooks[Name]>>[0]): void;
}

/** More steps than a list of 30 subscriptions can need. */
const MAXIMUM_STEPS = 64;

/** Looks at what there is and does one thing after the other until it is as it should be. */
export async function alignSubscription(alignment: Alignment): Promise<SubscriptionInfo> {
  const { rcw, wanted, store, now, signal } = alignment;
  const goneIds = new Set<string>();
  let renewedId: string | undefined;
  for (let count = 0; count < MAXIMUM_STEPS; count += 1) {
    const { records } = await rcw.subscriptions.list({}, { signal });
    const outdatedId = await outdatedIdOf(alignment, await store.load());
    const step = nextStep(records, wanted, now(), { outdatedId, goneIds, renewedId });
    if (step.kind === "keep") return step.subscription;
    try {
      await take(step, alignment);
      if (step.kind === "renew") renewedId = step.subscription.id;
    } catch (error) {
      // Somebody else was faster, or it ended on the way.
      if (step.kind === "create" || (error as { status?: unknown }).status !== 404) throw error;
      goneIds.add(step.subscription.id);
    }
  }
  throw new Error(`The subscription to ${wanted.address} changes faster than it can be put right`);
}

async function take(step: Exclude<Step, { kind: "keep" }>, alignment: Alignment): Promise<void> {
  const { rcw, wanted, verificationToken, expiresInSeconds: expiresIn, store, signal, tell } = alignment;
  const eventFilters = [...wanted.eventFilters];
  if (step.kind === "create") {
    const deliveryMode = { transportType: "WebHook" as const, address: wanted.address };
    const body = {
      eventFilters,
      expiresIn,
      deliveryMode: verificationToken === undefined ? deliveryMode : { ...deliveryMode, verificationToken },
    };
    const created = await rcw.subscriptions.create({ body }, { signal });
    await store.save({ subscriptionId: created.id, tokenDigest: await digestToken(created.id, verificationToken) });
    tell("onCreated", created);
    return;
  }
  const { subscription } = step;
  const { id: subscriptionId } = subscription;
  if (step.kind === "delete") {
    await rcw.subscriptions.delete({ subscriptionId }, { signal });
    tell("onRemoved", { subscription, reason: step.reason });
  } else if (step.kind === "change") {
    tell(
      "onChanged",
      await rcw.subscriptions.update({ subscriptionId, body: { eventFilters, expiresIn } }, { signal }),
    );
  } else {
    tell("onRenewed", await rcw.subscriptions.renew({ subscriptionId }, { signal }));
  }
}

/** The subscription that is known to have been made with another token. */
async function outdatedIdOf(
  { verificationToken }: Alignment,
  kept: Awaited<ReturnType<KeeperStore["load"]>>,
): Promise<string | undefined> {
  if (kept === undefined) return undefined;
  const { subscriptionId, tokenDigest } = kept;
  return tokenDigest === (await digestToken(subscriptionId, verificationToken)) ? undefined : subscriptionId;
}
