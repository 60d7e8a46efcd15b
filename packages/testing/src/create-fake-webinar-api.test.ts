import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFakeWebinarApi, type FakeWebinarApi } from "./create-fake-webinar-api.js";
import { CONFIGURATION, callFake, INVITEES } from "./test-support/call-fake.js";
import { createFakeWithSession } from "./test-support/fake-with-session.js";

async function transcript(fake: FakeWebinarApi): Promise<string> {
  const webinar = fake.addWebinar();
  const user = fake.addUser();
  const session = fake.addSession({ webinarId: webinar.id as string });
  fake.addInvitee({ sessionId: session.id as string });
  const token = fake.issueToken({ userId: user.userId });
  const path = `${CONFIGURATION}/webinars/${webinar.id}/sessions/${session.id}`;
  const answers = [await callFake(fake, `GET ${path}`), await callFake(fake, `GET ${path}/invitees`)];
  return JSON.stringify([user, token, answers.map(({ body, headers }) => [body, headers.get("RCRequestId")])]);
}

describe("createFakeWebinarApi", () => {
  it("does the same for the same seed, and makes other ids for another one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const first = await transcript(createFakeWebinarApi({ seed }));
        expect(await transcript(createFakeWebinarApi({ seed }))).toBe(first);
        expect(await transcript(createFakeWebinarApi({ seed: seed + 1 }))).not.toBe(first);
      }),
      { numRuns: 20 },
    );
  });

  it("is as new after reset, with the same access token", async () => {
    const fake = createFakeWebinarApi();
    const first = await transcript(fake);
    fake.clock.advance("2h");
    fake.reset();
    expect(await transcript(fake)).toBe(first);
  });

  it("goes back to a snapshot, as often as it is asked to", async () => {
    const fake = createFakeWithSession();
    const snapshot = fake.snapshot();
    for (let round = 0; round < 2; round++) {
      await callFake(fake, `DELETE ${INVITEES}/mei`);
      fake.clock.advance("1d");
      fake.restore(snapshot);
      expect((await callFake(fake, `GET ${INVITEES}`)).body.records).toHaveLength(3);
      expect(new Date(fake.clock.now()).toISOString()).toBe("2026-09-01T08:00:00.000Z");
    }
  });

  it("restores nothing but a snapshot", () => {
    const fake = createFakeWebinarApi();
    expect(() => fake.restore({} as ReturnType<typeof fake.snapshot>)).toThrow(/give it what snapshot\(\) returned/);
  });

  it("takes the time from the clock that it is given", () => {
    const fake = createFakeWebinarApi({ clock: { now: () => Date.parse("2030-01-01T00:00:00.500Z") } });
    expect(fake.addWebinar().creationTime).toBe("2030-01-01T00:00:00.500Z");
  });

  it.each([
    ["a text", "2030-01-01T00:00:00Z"],
    ["a Date", new Date("2030-01-01T00:00:00Z")],
    ["milliseconds", Date.parse("2030-01-01T00:00:00Z")],
  ])("begins when it is told by %s, after a reset too", (_name, now) => {
    const fake = createFakeWebinarApi({ now });
    expect(fake.addWebinar().creationTime).toBe("2030-01-01T00:00:00Z");
    fake.clock.advance("1h");
    expect(fake.addWebinar().creationTime).toBe("2030-01-01T01:00:00Z");
    fake.reset();
    expect(fake.addWebinar().creationTime).toBe("2030-01-01T00:00:00Z");
  });

  it("begins at `now` and runs as its clock does, where it has both", () => {
    let nowMs = 5000;
    const fake = createFakeWebinarApi({ now: "2030-01-01T00:00:00Z", clock: { now: () => nowMs } });
    nowMs += 60_000;
    expect(fake.addWebinar().creationTime).toBe("2030-01-01T00:01:00Z");
    fake.reset();
    expect(fake.addWebinar().creationTime).toBe("2030-01-01T00:00:00Z");
  });

  it.each([
    ["tomorrow", /now is a Date.*received "tomorrow"/],
    [Number.NaN, /now is a Date/],
    [new Date("x"), /received an invalid Date/],
  ])("doesn't begin at %s", (now, message) => {
    expect(() => createFakeWebinarApi({ now })).toThrow(message);
  });

  it("knows its options, and says which there are", () => {
    const options = { scenaro: "live-session" } as object;
    expect(() => createFakeWebinarApi(options)).toThrow(
      /there is no "scenaro" \(did you mean "scenario"\?\). There are: seed, /,
    );
  });

  it("shares nothing with another fake, and gives copies of what it holds", async () => {
    const fake = createFakeWithSession();
    const webinar = fake.addWebinar({ id: "w2", title: "Mine" });
    webinar.title = "Changed outside";
    const invitee = fake.addInvitee({
      sessionId: "s1",
      id: "ana",
      linkedUser: { userId: "7", accountId: "37439510", domain: "pbx" },
    });
    Object.assign(invitee.linkedUser ?? {}, { userId: "changed outside" });
    expect((await callFake(fake, `GET ${INVITEES}/ana`)).body.linkedUser.userId).toBe("7");
    expect((await callFake(fake, `GET ${CONFIGURATION}/webinars/w2`)).body.title).toBe("Mine");
    expect((await callFake(createFakeWebinarApi(), `GET ${CONFIGURATION}/webinars/w2`)).status).toBe(404);
  });

  it("imports nothing of Node, so that it runs in browsers", async () => {
    const seen = new Set<string>();
    const visit = async (url: URL): Promise<void> => {
      if (seen.has(url.href)) return;
      seen.add(url.href);
      const text = await readFile(url, "utf8");
      for (const [, specifier = ""] of text.matchAll(/^(?:import|export)[^;]*?from "([^"]+)";/gm)) {
        expect(specifier).not.toMatch(/^node:|^@hono/);
        if (specifier.startsWith(".")) await visit(new URL(specifier.replace(/\.js$/, ".ts"), url));
      }
    };
    await visit(new URL("index.ts", import.meta.url));
    expect(seen.size).toBeGreaterThan(40);
  });
});
