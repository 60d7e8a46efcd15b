import { applyRoster, planRoster, type RosterPlan, readRosterPlan } from "@rcw/roster";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Fault, type Interference, setFaultySession } from "./faulty-session.js";

// More of them: RCW_ROSTER_RUNS=1000 npx pnpm exec vitest run --project together tests/roster/roster-model.test.ts
const RUNS = Number(process.env.RCW_ROSTER_RUNS ?? 60);

const emails = fc.integer({ min: 1, max: 12 }).map((number) => `p${number}@example.com`);
const people = fc.uniqueArray(
  fc.record({ email: emails, role: fc.constantFrom("CoHost" as const, "Panelist" as const) }),
  {
    selector: ({ email }) => email,
    maxLength: 12,
  },
);
const faults = fc.constantFrom<Fault>(
  ...([
    "none",
    "none",
    "none",
    "429",
    "503",
    "lost before",
    "lost after",
    "cut",
    "killed before",
    "killed after",
  ] as const),
);
const interferences = fc.constantFrom<Interference>(
  ...(["none", "none", "none", "none", "adds a stranger", "removes somebody", "changes somebody"] as const),
);
const script = fc.array(fc.record({ fault: faults, interference: interferences, pick: fc.nat({ max: 20 }) }), {
  maxLength: 25,
});

it("whatever goes wrong, whoever else changes the session, however often it is killed and run again: the session ends equal to the list, nobody is invited twice", async () => {
  await fc.assert(
    fc.asyncProperty(
      ...[people, people, script],
      fc.constantFrom("never" as const, "missing" as const),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      async (present, list, steps, remove, maxPerCall, keepsPlan) => {
        const faulty = setFaultySession(steps, present);
        const { rcw, session } = faulty;
        const rows = list.map((each) => ({ firstName: "Any", lastName: "One", ...each }));
        let saved: string | undefined;
        const runOnce = async (): Promise<RosterPlan> => {
          const plan = saved && keepsPlan ? readRosterPlan(saved) : await planRoster(rcw, session, rows, { remove });
          saved = JSON.stringify(plan);
          await applyRoster(rcw, plan, { maxPerCall, onChanged: "adapt" }).finish();
          return plan;
        };
        for (let attempt = 0; attempt < 30; attempt += 1) {
          const isDone = await Promise.race([
            faulty.killed().then(() => false),
            runOnce().then(
              () => true,
              () => false,
            ),
          ]);
          expect((await faulty.roster()).some((each) => each.startsWith("Host"))).toBe(true);
          if (isDone && attempt > 1) break;
        }
        faulty.calm();
        saved = undefined;
        void faulty.killed();
        await runOnce();
        const last = await planRoster(rcw, session, rows, { remove });
        expect([last.added, last.changed, last.removed]).toEqual([[], [], []]);
        const now = (await faulty.roster()).filter((each) => !each.startsWith("Host"));
        const wanted = list.map(({ email, role }) => `${role} ${email}`).sort();
        if (remove === "missing") expect(now).toEqual(wanted);
        else expect(now).toEqual(expect.arrayContaining(wanted));
        expect(faulty.invitedTooOften()).toEqual([]);
      },
    ),
    { numRuns: RUNS },
  );
}, 600_000);
