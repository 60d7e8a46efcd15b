import type { SubscriptionInfo } from "@rcw/types";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { nextStep } from "./next-step.js";

const NOW_MS = Date.UTC(2026, 8, 14);
const ADDRESS = "https://app.example.com/rcw";
const FILTERS = ["/a", "/b"];
const wanted = { address: ADDRESS, eventFilters: FILTERS, renewBeforeMs: 60_000 };

const subscription = fc
  .record({
    id: fc.uuid(),
    address: fc.constantFrom(ADDRESS, ADDRESS, "https://other.example.com/"),
    eventFilters: fc.constantFrom(FILTERS, [...FILTERS].reverse(), ["/a"]),
    status: fc.constantFrom("Active" as const, "Active" as const, "Blacklisted" as const),
    leftMs: fc.constantFrom(-1, 0, 30_000, 60_000, 3_600_000),
  })
  .map(
    ({ id, address, eventFilters, status, leftMs }): SubscriptionInfo => ({
      uri: `https://x.example.com/${id}`,
      id,
      eventFilters,
      status,
      expirationTime: new Date(NOW_MS + leftMs).toISOString(),
      creationTime: new Date(NOW_MS - 1000).toISOString(),
      deliveryMode: { transportType: "WebHook", address, encryption: false },
    }),
  );

it("leads, step by step, to one live subscription with the right filters, and touches no other's", () => {
  fc.assert(
    fc.property(fc.uniqueArray(subscription, { selector: ({ id }) => id, maxLength: 8 }), fc.nat(8), (given, pick) => {
      const outdatedId = given[pick]?.id;
      const others = given.filter(({ deliveryMode }) => (deliveryMode as { address: string }).address !== ADDRESS);
      let all = given;
      for (let count = 0; ; count += 1) {
        expect(count).toBeLessThan(12);
        const step = nextStep(all, wanted, NOW_MS, { outdatedId });
        if (step.kind === "keep") {
          const own = all.filter(({ deliveryMode }) => (deliveryMode as { address: string }).address === ADDRESS);
          expect(own).toEqual([step.subscription]);
          expect(step.subscription.status).toBe("Active");
          expect([...step.subscription.eventFilters].sort()).toEqual(FILTERS);
          expect(step.subscription.id).not.toBe(outdatedId);
          expect(all).toEqual(expect.arrayContaining(others));
          return;
        }
        const renewed = { expirationTime: new Date(NOW_MS + 3_600_000).toISOString(), eventFilters: FILTERS };
        if (step.kind === "delete") all = all.filter(({ id }) => id !== step.subscription.id);
        else if (step.kind === "create") {
          expect(all.filter(({ deliveryMode }) => (deliveryMode as { address: string }).address === ADDRESS)).toEqual(
            [],
          );
          const fresh = { uri: "", id: "fresh", status: "Active" as const, creationTime: "", ...renewed };
          all = [...all, { ...fresh, deliveryMode: { transportType: "WebHook", address: ADDRESS, encryption: false } }];
        } else all = all.map((one) => (one.id === step.subscription.id ? { ...one, ...renewed } : one));
      }
    }),
    { numRuns: 1000 },
  );
});
