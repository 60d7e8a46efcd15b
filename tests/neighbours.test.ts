import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findOptimum } from "../scripts/testing/shared-account/find-optimum.js";
import { requestTimesOf } from "../scripts/testing/shared-account/neighbour.js";
import { type SharedAccount, shareAccount } from "../scripts/testing/shared-account/share-account.js";

const usual = { callsEach: 40, limit: 10, latencyMs: [100, 400] } as const;

describe("clients with one account that don't know of each other", () => {
  it.each([2, 4, 8])("%d of them are all answered, in at most 1.4 of the optimum", async (clients) => {
    const { answered, lastAnswerMs, refusedMs, sentInPenalty } = await shareAccount({ ...usual, clients });
    expect([answered, sentInPenalty]).toEqual([clients * usual.callsEach, 0]);
    expect(lastAnswerMs / findOptimum(answered, usual.limit)).toBeLessThanOrEqual(1.4);
    expect(refusedMs.flat().length / clients / (lastAnswerMs / 60_000)).toBeLessThanOrEqual(2);
  });

  it.each([0.2, 3, 30, 55])("two of them that begin %d s apart are soon all answered too", async (secondsApart) => {
    const startMs = (client: number) => client * secondsApart * 1000;
    const { answered, lastAnswerMs } = await shareAccount({ ...usual, clients: 2, callsEach: 100, startMs });
    expect(answered).toBe(200);
    expect(lastAnswerMs / findOptimum(answered, usual.limit)).toBeLessThanOrEqual(1.4);
  });

  it("one alone is never refused, and waits for nothing but the windows", async () => {
    const { answered, lastAnswerMs, refusedMs } = await shareAccount({ ...usual, clients: 1 });
    expect([answered, refusedMs.flat()]).toEqual([usual.callsEach, []]);
    expect(lastAnswerMs - findOptimum(answered, usual.limit)).toBeLessThan(4 * 2 * usual.latencyMs[1]);
  });

  it("are all answered beside one who never waits, soon after that one has ended", async () => {
    const neighbour = { requests: 60, atATime: 1, startMs: 20_000, everyMs: 5000 };
    const { answered, lastAnswerMs } = await shareAccount({ ...usual, clients: 3, neighbour });
    expect(answered).toBe(120);
    expect(lastAnswerMs / findOptimum(120, 10, requestTimesOf(neighbour))).toBeLessThanOrEqual(1.4);
  });

  it("end every call and send nothing in a penalty that they know of, whoever they are", async () => {
    const scenes: fc.Arbitrary<SharedAccount> = fc.record({
      clients: fc.integer({ min: 1, max: 6 }),
      callsEach: fc.integer({ min: 1, max: 25 }),
      limit: fc.integer({ min: 1, max: 30 }),
      latencyMs: fc.constantFrom([0, 0] as const, [50, 300] as const, [500, 5000] as const, [0, 40_000] as const),
      startMs: fc
        .array(fc.integer({ min: 0, max: 180_000 }), { minLength: 6, maxLength: 6 })
        .map((startsMs) => (client: number) => startsMs[client] ?? 0),
      neighbour: fc.option(
        fc.record({
          requests: fc.integer({ min: 1, max: 60 }),
          atATime: fc.integer({ min: 1, max: 30 }),
          startMs: fc.integer({ min: 0, max: 200_000 }),
          everyMs: fc.integer({ min: 1000, max: 120_000 }),
        }),
        { nil: undefined },
      ) as fc.Arbitrary<NonNullable<SharedAccount["neighbour"]>>,
      seed: fc.integer({ min: 1, max: 1_000_000 }),
    });
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const { answered, failed, sentInPenalty, rcws } = await shareAccount(scene);
        expect({ answered, failed, sentInPenalty }).toEqual({
          answered: scene.clients * scene.callsEach,
          failed: 0,
          sentInPenalty: 0,
        });
        for (const rcw of rcws) {
          for (const { inFlight, queued } of rcw.rateLimits()) expect([inFlight, queued]).toEqual([0, 0]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
