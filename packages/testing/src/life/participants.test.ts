import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFakeWebinarApi, type FakeWebinarApi } from "../create-fake-webinar-api.js";
import { scenarios } from "../scenarios/scenarios.js";
import { callFake } from "../test-support/call-fake.js";
import { HISTORY } from "../test-support/fake-with-callers.js";
import { chanceOf, digestOf } from "./chance.js";

const { webinarId, sessionId, registrantIds, hostInviteeId, coHostInviteeId } = scenarios["scheduled-town-hall"];
const SESSION = `${HISTORY}/webinars/${webinarId}/sessions/${sessionId}`;

interface Participant {
  readonly id: string;
  readonly role: string;
  readonly originalRole: string;
  readonly inviteeId?: string;
  readonly registrantId?: string;
  readonly joinTime: string;
  readonly leaveTime?: string;
  readonly uniqueUserHash: string;
}

const createTownHall = (seed = 1) => createFakeWebinarApi({ scenario: "scheduled-town-hall", rateLimits: false, seed });
async function participantsOf(fake: FakeWebinarApi): Promise<Participant[]> {
  return (await callFake(fake, `GET ${SESSION}/participants?perPage=1000`)).body.records;
}

describe("who joins a session", () => {
  it("is the host first, the co-hosts during practice, attendees from the broadcast on", async () => {
    const fake = createTownHall();
    fake.clock.advance("7d");
    expect(await participantsOf(fake)).toMatchObject([{ inviteeId: hostInviteeId, role: "Host" }]);
    fake.clock.advance("1m");
    const panel = await participantsOf(fake);
    expect(panel.map((one) => one.inviteeId)).toContain(coHostInviteeId);
    expect(panel.every(({ role }) => role !== "Attendee")).toBe(true);
    fake.clock.advance("20m");
    const all = await participantsOf(fake);
    const attendees = all.filter(({ role }) => role === "Attendee");
    expect(attendees.length).toBeGreaterThan(registrantIds.length / 2);
    expect(
      attendees.every(({ registrantId = "" }) => (registrantIds as readonly string[]).includes(registrantId)),
    ).toBe(true);
  });

  it("holds for every seed: within the session, in order, nobody twice without the same hash", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const fake = createTownHall(seed);
        fake.clock.advance("8d");
        const participants = await participantsOf(fake);
        const session = (await callFake(fake, `GET ${SESSION}`)).body;
        for (const { joinTime, leaveTime = "" } of participants) {
          expect(Date.parse(joinTime)).toBeGreaterThanOrEqual(Date.parse(session.startTime));
          expect(Date.parse(leaveTime)).toBeGreaterThanOrEqual(Date.parse(joinTime));
          expect(Date.parse(leaveTime)).toBeLessThanOrEqual(Date.parse(session.endTime));
        }
        const attendees = participants.filter(({ originalRole }) => originalRole === "Attendee");
        const people = (list: Participant[]) =>
          new Set(list.map(({ inviteeId, registrantId }) => `${inviteeId}/${registrantId}`)).size;
        expect(session).toMatchObject({
          participantCount: participants.length,
          attendeeCount: attendees.length,
          uniqueParticipantCount: people(participants),
          uniqueAttendeeCount: people(attendees),
        });
        expect(new Set(participants.map(({ id }) => id)).size).toBe(participants.length);
        expect(participants.slice().sort((a, b) => Date.parse(a.joinTime) - Date.parse(b.joinTime))).toEqual(
          participants,
        );
      }),
      { numRuns: 25 },
    );
  });

  it("depends on each person alone: somebody more changes nothing for the others", async () => {
    const [plain, larger] = [createTownHall(), createTownHall()];
    larger.addRegistrant({ sessionId, id: "one-more" });
    const visits: string[][] = [];
    for (const fake of [plain, larger]) {
      fake.clock.advance("8d");
      const others = (await participantsOf(fake)).filter(({ registrantId }) => registrantId !== "one-more");
      visits.push(others.map((one) => [one.uniqueUserHash, one.joinTime, one.leaveTime].join(" ")).sort());
    }
    expect(visits[1]).toEqual(visits[0]);
  });

  it("includes second devices, unless the session prevents them", async () => {
    const [free, strict] = [createTownHall(), createTownHall()];
    strict.setRegistration(sessionId, { settings: { preventMultipleDeviceJoins: true } });
    const surplus: number[] = [];
    for (const fake of [free, strict]) {
      fake.clock.advance("8d");
      const { attendeeCount, uniqueAttendeeCount } = (await callFake(fake, `GET ${SESSION}`)).body;
      surplus.push(attendeeCount - uniqueAttendeeCount);
    }
    expect(surplus[0]).toBeGreaterThan(0);
    expect(surplus[1]).toBe(0);
  });

  it("is nobody who would have come after the end, when that comes early", async () => {
    const fake = createTownHall();
    fake.clock.advance("7d");
    fake.clock.advance("5m");
    const inside = await participantsOf(fake);
    fake.setSessionStatus(sessionId, "Finished");
    const after = await participantsOf(fake);
    expect(after.map(({ id }) => id)).toEqual(inside.map(({ id }) => id));
    expect(new Set(after.map(({ leaveTime }) => leaveTime))).toEqual(new Set(["2026-09-08T08:05:00Z"]));
    fake.clock.advance("1d");
    expect(await participantsOf(fake)).toEqual(after);
  });

  it("leaves some who were invited or registered away, and some leave before the end", async () => {
    const fake = createFakeWebinarApi({ scenario: "ten-thousand-invitees", rateLimits: false });
    fake.clock.advance("8d");
    const { webinarId: webinar, sessionId: session, inviteeCount } = scenarios["ten-thousand-invitees"];
    const { participantCount } = (await callFake(fake, `GET ${HISTORY}/webinars/${webinar}/sessions/${session}`)).body;
    expect(participantCount / inviteeCount).toBeCloseTo(0.9, 1);
    const hall = createTownHall();
    hall.clock.advance("8d");
    const leaveTimes = new Set((await participantsOf(hall)).map(({ leaveTime }) => leaveTime));
    expect(leaveTimes.size).toBeGreaterThan(1);
  });
});

describe("chanceOf", () => {
  it("is spread evenly, the same for the same texts, and unlike for similar ones", () => {
    const chances = Array.from({ length: 4000 }, (_, index) => chanceOf(1, "s1", index, "comes"));
    const average = chances.reduce((sum, chance) => sum + chance) / chances.length;
    expect(average).toBeCloseTo(0.5, 1);
    expect(chances.filter((chance) => chance < 0.1).length / chances.length).toBeCloseTo(0.1, 1);
    expect(chanceOf(1, "s1")).toBe(chanceOf(1, "s1"));
    expect(new Set(chances).size).toBeGreaterThan(3990);
    expect(chances.every((chance) => chance >= 0 && chance < 1)).toBe(true);
  });

  it("has a digest of 16 hexadecimal digits", () => {
    expect(digestOf("a", 1)).toMatch(/^[0-9a-f]{16}$/);
    expect(digestOf("a", 1)).not.toBe(digestOf("a", 2));
  });
});
