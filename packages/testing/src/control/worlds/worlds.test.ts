import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONFIGURATION, callFake, INVITEES } from "../../test-support/call-fake.js";
import { createFakeWithSession } from "../../test-support/fake-with-session.js";
import { createWorlds } from "./worlds.js";

const inviteesOf = async (fake: ReturnType<typeof createFakeWithSession>) =>
  (await callFake(fake, `GET ${INVITEES}`)).body.records.map(({ id }: { id: string }) => id);

describe("fork", () => {
  it("copies memory and time; from then on each goes its own way", async () => {
    const fake = createFakeWithSession({ seed: 7 });
    fake.clock.advance("1h");
    const fork = fake.fork();
    expect(fork.clock.now()).toBe(fake.clock.now());
    expect(fork.accessToken).toBe(fake.accessToken);
    await callFake(fork, `DELETE ${INVITEES}/mei`);
    fork.clock.advance("1h");
    fake.addWebinar({ id: "w2" });
    expect(await inviteesOf(fake)).toEqual(["host", "mei", "kofi"]);
    expect(await inviteesOf(fork)).toEqual(["host", "kofi"]);
    expect(fork.clock.now() - fake.clock.now()).toBe(3_600_000);
    expect(await callFake(fork, `GET ${CONFIGURATION}/webinars/w2`)).toMatchObject({ status: 404 });
  });

  it("does the same as its origin when it is asked the same", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom("mei", "kofi", "host"), { maxLength: 4 }), async (deleted) => {
        const fake = createFakeWithSession();
        const fork = fake.fork();
        for (const id of deleted) {
          const [first, second] = [
            await callFake(fake, `DELETE ${INVITEES}/${id}`),
            await callFake(fork, `DELETE ${INVITEES}/${id}`),
          ];
          expect(second).toEqual(first);
        }
        expect(fork.addWebinar()).toEqual(fake.addWebinar());
      }),
      { numRuns: 10 },
    );
  });

  it("begins with an empty journal and no faults, and keeps rules and options", async () => {
    const fake = createFakeWithSession({ rules: { wrongMethod: false } });
    fake.faults.add({ status: 503 });
    await callFake(fake, "GET /nowhere");
    fake.faults.add({ status: 503 });
    const fork = fake.fork();
    expect(fork.journal.all()).toEqual([]);
    expect(await callFake(fork, `POST ${INVITEES}`)).toMatchObject({ status: 404 });
    expect(fake.journal.all()).toHaveLength(1);
  });
});

describe("worlds", () => {
  it("begin as the fake was, whatever has become of it or of another world", async () => {
    const fake = createFakeWithSession();
    const worlds = createWorlds(fake);
    await callFake(fake, `DELETE ${INVITEES}/mei`);
    await callFake(worlds.get("one"), `DELETE ${INVITEES}/kofi`);
    expect(await inviteesOf(worlds.get("one"))).toEqual(["host", "mei"]);
    expect(await inviteesOf(worlds.get("two"))).toEqual(["host", "mei", "kofi"]);
    expect(worlds.get()).toBe(fake);
    expect(worlds.get(null)).toBe(fake);
    expect(worlds.get("one")).toBe(worlds.get("one"));
  });

  it.each(["", "a b", "x".repeat(65), "../up"])("have no name such as %j", (name) => {
    const worlds = createWorlds(createFakeWithSession());
    expect(() => worlds.get(name)).toThrow(/1 to 64 letters, digits, dots, hyphens and underscores/);
  });
});
