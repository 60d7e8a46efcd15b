import { exportRoster, planRoster, type RosterRow, readRosterCsv, readRosterPlan } from "@rcw/roster";
import { expect, it } from "vitest";
import { names, person, setRosterScene } from "./roster-scene.js";

it("finds out who is to be added, changed, removed, and who stays as they are", async () => {
  const { rcw, fake, session, calls } = setRosterScene();
  const { sessionId } = session;
  fake.addInvitee({ sessionId, ...person("Mei"), role: "Panelist" });
  fake.addInvitee({ sessionId, ...person("Ana"), role: "CoHost", jobTitle: "Analyst" });
  fake.addInvitee({ sessionId, ...person("Omar"), role: "Panelist" });
  const rows: RosterRow[] = [
    { line: 2, ...person("Mei"), role: "CoHost", jobTitle: "Head of Research" },
    { line: 3, ...person("Ana") },
    { line: 4, ...person("Noah") },
  ];
  const plan = await planRoster(rcw, session, rows, { remove: "missing" });
  expect(plan.added.map(({ row }) => row.line)).toEqual([4]);
  expect(plan.changed).toMatchObject([
    {
      row: { line: 2 },
      changes: [
        { property: "role", from: "Panelist", to: "CoHost" },
        { property: "jobTitle", from: undefined, to: "Head of Research" },
      ],
    },
  ]);
  expect(names(plan.removed)).toEqual(["Omar"]);
  expect(plan.unchanged.map(({ row }) => row.line)).toEqual([3]);
  expect(plan.toText()).toBe(
    [
      "change     line 2: Mei Doe <mei@example.com>: role Panelist -> CoHost, jobTitle none -> Head of Research",
      "add        line 4: Noah Doe <noah@example.com>: Panelist",
      "remove     Omar Doe <omar@example.com>: Panelist",
      "1 to be added, 1 to be changed, 1 to be removed, 1 unchanged, 0 impossible",
    ].join("\n"),
  );
  expect(calls("rcwConfigListInvitees")).toBe(1);
  expect(calls("rcwConfigUpdateInvitees")).toBe(0);
});

it("removes nobody unless told to, and never the host", async () => {
  const { rcw, fake, session, calls } = setRosterScene();
  fake.addInvitee({ sessionId: session.sessionId, ...person("Mei") });
  expect((await planRoster(rcw, session, [])).removed).toEqual([]);
  expect(calls("rcwConfigGetSession")).toBe(0);
  expect(names((await planRoster(rcw, session, [], { remove: "missing" })).removed)).toEqual(["Mei"]);
});

it.each([
  ["another case", "mei@example.com", "MEI@Example.com"],
  ["spaces around it", "mei@example.com", " mei@example.com "],
])("takes an address in %s for the same person", async (_, there, given) => {
  const { rcw, fake, session } = setRosterScene();
  fake.addInvitee({ sessionId: session.sessionId, ...person("Mei", { email: there }) });
  const plan = await planRoster(rcw, session, [person("Mei", { email: given })], { remove: "missing" });
  expect([plan.added, plan.changed, plan.removed]).toEqual([[], [], []]);
  expect(plan.toText()).toMatch(/^nothing to do/);
});

it("knows people by their linked user, whose name and address aren't theirs to change", async () => {
  const { rcw, fake, session } = setRosterScene();
  const { userId, accountId } = fake.addUser({ firstName: "Kofi", lastName: "Mensah" });
  fake.addInvitee({ sessionId: session.sessionId, linkedUser: { userId, accountId, domain: "pbx" } });
  const row = { linkedUser: { userId, accountId }, firstName: "K.", role: "CoHost" as const };
  const { changed } = await planRoster(rcw, session, [row]);
  expect(changed.map(({ changes }) => changes.map(({ property }) => property))).toEqual([["role"]]);
});

it("says what is impossible, by which rule, and doesn't remove the people it is about", async () => {
  const { rcw, fake, session } = setRosterScene();
  const { sessionId } = session;
  fake.addInvitee({ sessionId, ...person("Mei") });
  const [host] = await rcw.invitees.list(session).toArray();
  const hostUser = host?.linkedUser ?? expect.unreachable();
  const rows: RosterRow[] = [
    { line: 2, linkedUser: { userId: hostUser.userId ?? "", accountId: hostUser.accountId ?? "" }, role: "Panelist" },
    { line: 3, email: "mei@example.com", linkedUser: { userId: "7", accountId: "8" } },
    { line: 4, ...person("Ana") },
    { line: 5, ...person("Ana", { role: "CoHost" }) },
    { line: 6, ...person("Noah", { firstName: "x".repeat(65) }) },
    { line: 7, email: "lena@example.com" },
    { line: 8, ...person("Olga"), role: "Host" },
    { line: 9, ...person("Omar"), role: "Attendee" },
    { line: 10, firstName: "Nobody" },
    { line: 11, ...person("Ida", { email: "ida(at)example.com" }) },
  ];
  const { impossible, added, removed } = await planRoster(rcw, session, rows, { remove: "missing" });
  expect(impossible.map(({ row, rule, reason }) => [row?.line, rule, reason])).toEqual([
    [2, "host", "is the host, whose record can't be changed (role)"],
    [
      ...[3, "linked-user"],
      "is invited by address, without a user; a linked user can't be changed: remove this invitee, then add user 7",
    ],
    [5, "same-person", "is the same person as line 4"],
    [6, "bound", "firstName has 65 characters, expected at most 64"],
    [7, "incomplete", "isn't invited yet, and firstName and lastName to invite by is missing"],
    [8, "host", "nobody else can be made Host; expected CoHost or Panelist"],
    [9, "bound", 'role is "Attendee", expected CoHost or Panelist'],
    [10, "unnamed", "has no email address and no linked user to be known by"],
    [11, "bound", '"ida(at)example.com" is no email address'],
  ]);
  expect(added.map(({ row }) => row.line)).toEqual([4]);
  expect(removed).toEqual([]);
});

it("removes nobody from a session that is under way, and says so", async () => {
  const { rcw, fake, session } = setRosterScene();
  fake.addInvitee({ sessionId: session.sessionId, ...person("Mei") });
  fake.setSessionStatus(session.sessionId, "Active");
  const { removed, impossible } = await planRoster(rcw, session, [], { remove: "missing" });
  expect(removed).toEqual([]);
  expect(impossible).toMatchObject([{ rule: "under-way", reason: "can't be removed: the session is Active" }]);
});

it("is plain data: it can be saved and read back, and says what isn't a plan", async () => {
  const { rcw, fake, session } = setRosterScene();
  fake.addInvitee({ sessionId: session.sessionId, ...person("Mei") });
  const plan = await planRoster(rcw, session, [person("Ana"), person("Mei", { role: "CoHost" })]);
  const saved = JSON.stringify(plan);
  const read = readRosterPlan(saved);
  expect(JSON.stringify(read)).toBe(saved);
  expect(read.toText()).toBe(plan.toText());
  expect(() => readRosterPlan("{")).toThrow("isn't JSON");
  expect(() => readRosterPlan('{"format":"2"}')).toThrow('format is "2", expected "rcw-roster-plan/1"');
  expect(() => readRosterPlan('{"format":"rcw-roster-plan/1","added":[]}')).toThrow("has no session, no changed");
  // @ts-expect-error: no such choice
  await expect(planRoster(rcw, session, [], { remove: "all" })).rejects.toThrow('remove is "all"');
});

it("an exported session plans to nothing to do: linked users, names that begin like formulas, the host", async () => {
  const { rcw, fake, session } = setRosterScene();
  const { sessionId } = session;
  const { userId, accountId } = fake.addUser({ firstName: "Kofi", lastName: "Mensah" });
  fake.addInvitee({ sessionId, linkedUser: { userId, accountId, domain: "pbx" }, role: "CoHost" });
  fake.addInvitee({ sessionId, ...person("=cmd|' /C calc'!A0"), email: "a@example.com" });
  fake.addInvitee({ sessionId, ...person("'quoted"), email: "b@example.com" });
  fake.addInvitee({ sessionId, ...person('-Zoë, "Z"'), email: "c@example.com", jobTitle: "@home" });
  const csv = await exportRoster(rcw, session);
  expect(csv).toContain("'=cmd|'");
  const { rows, problems } = readRosterCsv(csv);
  expect(problems).toEqual([]);
  expect((await planRoster(rcw, session, rows, { remove: "missing" })).toText()).toBe(
    "nothing to do (0 to be added, 0 to be changed, 0 to be removed, 5 unchanged, 0 impossible)",
  );
});
