import { applyRoster, planRoster, RosterChangedError, type RosterRow, readRosterPlan } from "@rcw/roster";
import { expect, it } from "vitest";
import { person, setRosterScene } from "./roster-scene.js";

const people = (count: number) => Array.from({ length: count }, (_, index) => person(`P${index + 1}`));

it("makes a session equal to a list in one call for 500 people, and reads before and after", async () => {
  const { rcw, session, calls, roster } = setRosterScene();
  const plan = await planRoster(rcw, session, people(1200));
  const steps = [];
  for await (const { done, total, calls: made } of applyRoster(rcw, plan)) steps.push([done, total, made]);
  expect(steps).toEqual([
    [0, 1200, 1],
    [500, 1200, 2],
    [1000, 1200, 3],
    [1200, 1200, 4],
    [1200, 1200, 6],
  ]);
  expect(calls("rcwConfigUpdateInvitees")).toBe(3);
  expect(await roster()).toHaveLength(1201);
});

it("changes and adds before it removes, and reports what became of each", async () => {
  const { rcw, fake, session, roster } = setRosterScene();
  const { sessionId } = session;
  fake.addInvitee({ sessionId, ...person("Mei") });
  fake.addInvitee({ sessionId, ...person("Omar") });
  fake.addInvitee({ sessionId, ...person("Ida") });
  const rows: RosterRow[] = [
    { line: 2, ...person("Noah", { role: "CoHost" }) },
    { line: 3, ...person("Mei", { role: "CoHost" }) },
    { line: 4, ...person("Ida") },
    { line: 5, ...person("Ida") },
  ];
  const plan = await planRoster(rcw, session, rows, { remove: "missing" });
  const run = applyRoster(rcw, plan, { maxPerCall: 1 });
  const order: string[] = [];
  for await (const { results } of run) order.push(...results.map(({ outcome }) => outcome));
  expect(order).toEqual(["changed", "added", "removed"]);
  const report = run.report();
  expect(report.toText()).toBe(
    [
      "impossible line 5: Ida Doe <ida@example.com>: is the same person as line 4",
      "changed    line 3: Mei Doe <mei@example.com>: role Panelist -> CoHost",
      "added      line 2: Noah Doe <noah@example.com>: CoHost",
      "removed    Omar Doe <omar@example.com>: Panelist",
      "1 added, 1 changed, 1 removed, 1 unchanged, 0 refused, 1 impossible, 0 undone, 0 pending",
    ].join("\n"),
  );
  expect(report).toMatchObject({ isVerified: true, unexpected: [], calls: 5 });
  expect((await roster()).slice(0, 2)).toEqual(["CoHost mei@example.com", "CoHost noah@example.com"]);
  expect(report.toCsv().split("\r\n").slice(0, 3)).toEqual([
    "line,outcome,email,firstName,lastName,inviteeId,errorCode,parameterName,detail",
    "5,impossible,ida@example.com,Ida,Doe,,,,is the same person as line 4",
    expect.stringMatching(/^4,unchanged,ida@example.com,Ida,Doe,\w+,,,$/),
  ]);
});

it("finds the rows that the service refuses, with its error; everyone else goes through", async () => {
  const { rcw, session, calls, roster } = setRosterScene();
  // What only the service knows to be wrong: the plan has no bounds for it.
  const rows = people(64).map((row, index) => ({
    ...row,
    line: index + 2,
    ...([10, 40].includes(index) && { lastName: "\u00a0" }),
  }));
  const plan = await planRoster(rcw, session, rows);
  const forced = { ...plan, added: rows.map((row) => ({ row })), impossible: [] };
  const report = await applyRoster(rcw, readRosterPlan(JSON.stringify(forced))).finish();
  const refused = report.results.filter(({ outcome }) => outcome === "refused" || outcome === "impossible");
  expect(refused.map(({ row }) => row?.line)).toEqual([12, 42]);
  expect(await roster()).toHaveLength(63);
  expect(calls("rcwConfigUpdateInvitees")).toBeLessThan(10);
});

it("halves a batch until those at fault are found, where the answer names nobody", async () => {
  const { rcw, session, roster } = setRosterScene();
  const guilty = ["p3@example.com", "p30@example.com"];
  const watching: typeof rcw = {
    ...rcw,
    invitees: {
      ...rcw.invitees,
      bulkUpdate(...args: Parameters<typeof rcw.invitees.bulkUpdate>) {
        const body = JSON.stringify(args[0].body);
        if (guilty.some((email) => body.includes(`"${email}"`)))
          return Promise.reject(Object.assign(new Error("no"), { status: 400, attempts: 1, errors: [] })) as never;
        return rcw.invitees.bulkUpdate(...args);
      },
    } as typeof rcw.invitees,
  };
  const plan = await planRoster(rcw, session, people(40));
  const report = await applyRoster(watching, plan).finish();
  expect(report.results.filter(({ outcome }) => outcome === "refused").map(({ row }) => row?.email)).toEqual(guilty);
  expect(report.results.find(({ outcome }) => outcome === "refused")?.error).toEqual({ status: 400, message: "no" });
  expect(await roster()).toHaveLength(39);
});

it("after an answer that never came it reads, and invites nobody twice", async () => {
  const { rcw, fake, session, calls } = setRosterScene();
  const plan = await planRoster(rcw, session, people(3));
  fake.faults.add({ operationId: "rcwConfigUpdateInvitees", connection: "commit-then-drop" });
  const report = await applyRoster(rcw, plan, { maxPerCall: 2 }).finish();
  expect(report.counts).toMatchObject({ added: 1, unchanged: 2, pending: 0 });
  expect(calls("rcwConfigUpdateInvitees")).toBe(2);
  fake.faults.expectAllUsed();
});

it("sends again what an answer that never came hadn't done; gives up when none comes five times", async () => {
  const { rcw, fake, session, roster } = setRosterScene();
  const plan = await planRoster(rcw, session, people(3));
  fake.faults.add({ operationId: "rcwConfigUpdateInvitees", connection: "reset", times: 4 });
  expect((await applyRoster(rcw, plan).finish()).counts.added).toBe(3);
  expect(await roster()).toHaveLength(4);
  const more = await planRoster(rcw, session, people(4));
  fake.faults.add({ operationId: "rcwConfigUpdateInvitees", status: 503, times: 5 });
  const run = applyRoster(rcw, more);
  await expect(run.finish()).rejects.toMatchObject({ status: 503 });
  expect(run.report().counts).toMatchObject({ pending: 1, unchanged: 3 });
});

it("sends nothing when the session isn't what the plan was made from, and says what has changed", async () => {
  const { rcw, fake, session, calls, roster } = setRosterScene();
  const { sessionId } = session;
  const mei = fake.addInvitee({ sessionId, ...person("Mei") });
  fake.addInvitee({ sessionId, ...person("Omar") });
  const plan = await planRoster(rcw, session, [person("Mei"), person("Noah")], { remove: "missing" });
  fake.addInvitee({ sessionId, ...person("Ida") });
  await rcw.invitees.update({ ...session, inviteeId: mei.id ?? "", body: { role: "CoHost" } });
  const outcome = applyRoster(rcw, plan).finish();
  await expect(outcome).rejects.toThrow(RosterChangedError);
  await expect(outcome).rejects.toMatchObject({
    changes: ["Mei Doe <mei@example.com> was changed: role Panelist -> CoHost", "Ida Doe <ida@example.com> was added"],
  });
  expect(calls("rcwConfigUpdateInvitees")).toBe(0);
  const report = await applyRoster(rcw, plan, { onChanged: "adapt" }).finish();
  expect(report.unexpected.map(({ firstName }) => firstName)).toEqual(["Ida"]);
  expect((await roster()).filter((each) => !each.startsWith("Host"))).toEqual([
    "CoHost mei@example.com",
    "Panelist ida@example.com",
    "Panelist noah@example.com",
  ]);
});

it("stops at a signal, and goes on with the same plan, read back from a file: nothing twice, nothing lost", async () => {
  const { rcw, session, calls, roster } = setRosterScene();
  const plan = await planRoster(rcw, session, people(50));
  const controller = new AbortController();
  const run = applyRoster(rcw, plan, { maxPerCall: 10, signal: controller.signal });
  const stopped = (async () => {
    for await (const { done } of run) if (done === 20) controller.abort(new Error("enough"));
  })();
  await expect(stopped).rejects.toThrow("enough");
  expect(run.report().counts).toMatchObject({ added: 20, pending: 30 });
  expect(run.report().isVerified).toBe(false);
  const report = await applyRoster(rcw, readRosterPlan(JSON.stringify(plan)), { maxPerCall: 10 }).finish();
  expect(report.counts).toMatchObject({ added: 30, unchanged: 20, pending: 0 });
  expect(calls("rcwConfigUpdateInvitees")).toBe(5);
  expect(await roster()).toHaveLength(51);
});

it("is told by one call that nobody can be removed any more, and reports it for each", async () => {
  const { rcw, fake, session, calls } = setRosterScene();
  for (const { firstName, ...rest } of people(8)) fake.addInvitee({ sessionId: session.sessionId, firstName, ...rest });
  const plan = await planRoster(rcw, session, [], { remove: "missing" });
  fake.setSessionStatus(session.sessionId, "Active");
  const { counts } = await applyRoster(rcw, plan).finish();
  expect(counts).toMatchObject({ refused: 8, removed: 0 });
  expect(calls("rcwConfigUpdateInvitees")).toBe(1);
});

it("ends at once where it isn't about a person: no permission, no such session", async () => {
  const { rcw, fake, session, calls } = setRosterScene();
  const plan = await planRoster(rcw, session, people(8));
  fake.faults.add({ operationId: "rcwConfigUpdateInvitees", status: 403, errorCode: "CMN-401" });
  await expect(applyRoster(rcw, plan).finish()).rejects.toMatchObject({ status: 403 });
  fake.faults.add({ operationId: "rcwConfigUpdateInvitees", status: 404 });
  await expect(applyRoster(rcw, plan).finish()).rejects.toMatchObject({ status: 404 });
  expect(calls("rcwConfigUpdateInvitees")).toBe(2);
  expect(() => applyRoster(rcw, plan, { maxPerCall: 0 })).toThrow("maxPerCall is 0");
});

it("doesn't add again whom somebody else has removed meanwhile", async () => {
  const { rcw, fake, session } = setRosterScene();
  const plan = await planRoster(rcw, session, people(2));
  const run = applyRoster(rcw, plan);
  for await (const { results } of run) {
    const [added] = results.filter(({ outcome }) => outcome === "added");
    if (added?.inviteeId) await rcw.invitees.delete({ ...session, inviteeId: added.inviteeId });
  }
  expect(run.report().counts).toMatchObject({ added: 1, undone: 1 });
  expect(fake.journal.all("rcwConfigUpdateInvitees")).toHaveLength(1);
});
