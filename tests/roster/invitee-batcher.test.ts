import { createWebinarClient } from "@rcw/client";
import { createInviteeBatcher, SupersededError } from "@rcw/roster";
import { expect, it } from "vitest";
import { createTestClock } from "../../packages/client/test-support/test-clock.js";
import { person, setRosterScene } from "./roster-scene.js";

const ana = { role: "Panelist" as const, firstName: "Ana", lastName: "Sol", email: "ana@example.com" };

it("sends what is asked for at the same time in one call, and gives each their record", async () => {
  const { rcw, fake, session, calls } = setRosterScene();
  const mei = fake.addInvitee({ sessionId: session.sessionId, ...person("Mei") });
  const omar = fake.addInvitee({ sessionId: session.sessionId, ...person("Omar") });
  const invitees = createInviteeBatcher(rcw, session);
  const [added, changed, removed] = await Promise.all([
    invitees.add(ana),
    invitees.update(mei.id ?? "", { jobTitle: "Analyst" }),
    invitees.delete(omar.id ?? ""),
  ]);
  expect(added).toMatchObject({ email: "ana@example.com", id: expect.any(String) });
  expect(changed).toMatchObject({ id: mei.id, jobTitle: "Analyst", role: "Panelist" });
  expect(removed).toBeUndefined();
  expect(calls("rcwConfigUpdateInvitees")).toBe(1);
});

it("folds later wishes for the same person into earlier ones", async () => {
  const { rcw, fake, session, calls } = setRosterScene();
  const { id: mei = "" } = fake.addInvitee({ sessionId: session.sessionId, ...person("Mei") });
  const { id: omar = "" } = fake.addInvitee({ sessionId: session.sessionId, ...person("Omar") });
  const invitees = createInviteeBatcher(rcw, session);
  const lost = invitees.update(omar, { role: "CoHost" });
  const outcomes = Promise.all([
    invitees.update(mei, { role: "CoHost" }),
    invitees.update(mei, { jobTitle: "Analyst" }),
    invitees.add(ana),
    invitees.add({ ...ana, email: "Ana@example.com", role: "CoHost" }),
    invitees.delete(omar),
    invitees.delete(omar),
  ]);
  const late = invitees.update(omar, { role: "CoHost" });
  await expect(lost).rejects.toThrow(SupersededError);
  await expect(late).rejects.toThrow("is about to be deleted");
  const [first, second, one, other] = await outcomes;
  expect(first).toEqual(second);
  expect(first).toMatchObject({ role: "CoHost", jobTitle: "Analyst" });
  expect(one).toEqual(other);
  expect(one).toMatchObject({ role: "CoHost" });
  expect(calls("rcwConfigUpdateInvitees")).toBe(1);
});

it("lets a change that is refused fail alone", async () => {
  const { rcw, fake, session } = setRosterScene();
  fake.addInvitee({ sessionId: session.sessionId, ...person("Mei") });
  const invitees = createInviteeBatcher(rcw, session);
  const outcomes = await Promise.allSettled([
    invitees.add(ana),
    invitees.add({ ...ana, ...person("Mei") }),
    invitees.update("nobody", { role: "CoHost" }),
    invitees.add({ ...ana, email: "ida@example.com" }),
  ]);
  expect(outcomes.map((outcome) => (outcome.status === "fulfilled" ? "done" : outcome.reason.status))).toEqual([
    ...["done", 409, 404, "done"],
  ]);
});

it("lets additions through when deletions are forbidden", async () => {
  const { rcw, fake, session } = setRosterScene();
  const { id: mei = "" } = fake.addInvitee({ sessionId: session.sessionId, ...person("Mei") });
  fake.setSessionStatus(session.sessionId, "Active");
  const invitees = createInviteeBatcher(rcw, session);
  const outcomes = await Promise.allSettled([invitees.delete(mei), invitees.add(ana)]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
});

it("reads after an answer that never came, and adds nobody twice", async () => {
  const { rcw, fake, session, calls } = setRosterScene();
  fake.faults.add({ operationId: "rcwConfigUpdateInvitees", connection: "commit-then-drop" });
  const invitees = createInviteeBatcher(rcw, session);
  expect(await invitees.add(ana)).toMatchObject({ email: "ana@example.com" });
  fake.faults.add({ operationId: "rcwConfigUpdateInvitees", connection: "reset" });
  expect(await invitees.add({ ...ana, email: "ida@example.com" })).toMatchObject({ email: "ida@example.com" });
  expect(calls("rcwConfigUpdateInvitees")).toBe(3);
  fake.faults.add({ operationId: "rcwConfigUpdateInvitees", status: 503, times: 5 });
  await expect(invitees.add({ ...ana, email: "olga@example.com" })).rejects.toMatchObject({ status: 503 });
});

it("finds invitees from one listing, which own changes keep up to date", async () => {
  const { rcw, fake, session, calls } = setRosterScene();
  const { id: mei = "" } = fake.addInvitee({ sessionId: session.sessionId, ...person("Mei") });
  const invitees = createInviteeBatcher(rcw, session);
  expect(await invitees.find("MEI@example.com")).toMatchObject({ id: mei });
  expect(await invitees.find("ana@example.com")).toBeUndefined();
  const { id = "" } = await invitees.add(ana);
  expect(await invitees.get(id)).toMatchObject({ email: "ana@example.com" });
  await invitees.update(mei, { email: "mei.lin@example.com" });
  expect(await invitees.find("mei@example.com")).toBeUndefined();
  expect(await invitees.find("mei.lin@example.com")).toMatchObject({ id: mei });
  await invitees.delete(mei);
  expect(await invitees.get(mei)).toBeUndefined();
  expect(calls("rcwConfigListInvitees")).toBe(1);
  fake.addInvitee({ sessionId: session.sessionId, ...person("Omar") });
  await invitees.refresh();
  expect(await invitees.find("omar@example.com")).toBeDefined();
});

it("a thousand single changes are two calls; what comes while a call waits for its turn travels along", async () => {
  const time = createTestClock(Date.UTC(2026, 8, 1));
  const { fake, session, calls } = setRosterScene({ rateLimits: { Heavy: 10 }, clock: time });
  const rcw = createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch, clock: time });
  const invitees = createInviteeBatcher(rcw, session, { clock: time });
  const people = Array.from({ length: 1000 }, (_, index) => ({ ...ana, email: `p${index}@example.com` }));
  const all = Promise.all(people.map((each) => invitees.add(each)));
  await time.settle();
  await all;
  expect(calls("rcwConfigUpdateInvitees")).toBe(2);
  // The budget of this minute is spent.
  for (let call = 2; call < 10; call += 1) await rcw.invitees.list({ ...session, perPage: 1 });
  const late: Promise<unknown>[] = [];
  for (let count = 0; count < 20; count += 1) {
    late.push(invitees.add({ ...ana, email: `late${count}@example.com` }));
    await time.pass(1000);
  }
  await time.pass(60_000);
  await Promise.all(late);
  expect(calls("rcwConfigUpdateInvitees")).toBe(3);
});
