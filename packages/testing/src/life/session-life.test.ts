import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFakeWebinarApi, type FakeWebinarApi, type FakeWebinarApiOptions } from "../create-fake-webinar-api.js";
import { CONFIGURATION, callFake } from "../test-support/call-fake.js";
import { createFakeWithCallers, HISTORY, PAST_SESSION, REGISTRATION } from "../test-support/fake-with-callers.js";
import { planCourse } from "./course-plan.js";

/** The session of `createFakeWithCallers` runs from 09:00 to 10:00; the fake starts at 08:00. */
const createFake = (options?: FakeWebinarApiOptions) => createFakeWithCallers(options).fake;

async function history(fake: FakeWebinarApi) {
  const query = "endTimeFrom=2026-01-01T00:00:00Z&endTimeTo=2027-01-01T00:00:00Z";
  return (await callFake(fake, `GET ${HISTORY}/company/sessions?${query}`)).body.records[0];
}
const configuration = async (fake: FakeWebinarApi) =>
  (await callFake(fake, `GET ${CONFIGURATION}/webinars/w1/sessions/s1`)).body;

describe("the life of a session", () => {
  it.each([
    ["59m", "Scheduled", undefined],
    ["60m", "Active", "Practice"],
    ["61m", "Active", "GoingLive"],
    ["61.5m", "Active", "Live"],
    ["119m", "Active", "Debrief"],
    ["120m", "Finished", undefined],
  ])("after %s it is %s, runtime status %s", async (duration, status, runtimeStatus) => {
    const fake = createFake();
    fake.clock.advance(duration);
    const { status: shownStatus, runtimeStatus: shown } = await history(fake);
    expect([shownStatus, shown]).toEqual([status, runtimeStatus]);
    expect((await configuration(fake)).status).toBe(status);
  });

  it("keeps the times of its course, whenever somebody looks", async () => {
    const fake = createFake();
    fake.clock.advance("3d");
    expect(await history(fake)).toMatchObject({
      startTime: "2026-09-01T09:00:00Z",
      broadcastingStartTime: "2026-09-01T09:01:10Z",
      broadcastingEndTime: "2026-09-01T09:59:00Z",
      endTime: "2026-09-01T10:00:00Z",
      lastModifiedTime: "2026-09-01T10:00:00Z",
      duration: 3600,
      status: "Finished",
    });
  });

  it("has no times and numbers before it starts, and no end while it runs", async () => {
    const fake = createFake();
    const before = await history(fake);
    for (const name of ["startTime", "endTime", "duration", "participantCount", "runtimeStatus"]) {
      expect(before).not.toHaveProperty(name);
    }
    fake.clock.advance("90m");
    const running = await history(fake);
    expect(running).toMatchObject({ startTime: "2026-09-01T09:00:00Z", participantCount: expect.any(Number) });
    expect(running).not.toHaveProperty("endTime");
  });

  it("goes on with a clock that moves by itself, seen or unseen", async () => {
    let nowMs = Date.parse("2026-09-01T08:00:00Z");
    const fake = createFake({ clock: { now: () => nowMs } });
    nowMs = Date.parse("2026-09-01T09:30:00Z");
    expect(await history(fake)).toMatchObject({ status: "Active", runtimeStatus: "Live" });
    nowMs = Date.parse("2026-09-02T09:30:00Z");
    fake.setSessionStatus("s1", "Finished");
    expect(await history(fake)).toMatchObject({ status: "Finished", endTime: "2026-09-01T10:00:00Z" });
  });

  it("is the same in one leap and in many steps", async () => {
    const steps = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(steps, async (minutes) => {
        const stepping = createFakeWebinarApi({ scenario: "scheduled-town-hall" });
        const leaping = createFakeWebinarApi({ scenario: "scheduled-town-hall" });
        for (const fake of [stepping, leaping]) fake.clock.advance("7d");
        for (const step of minutes) stepping.clock.advance(`${step}m`);
        leaping.clock.advance(`${minutes.reduce((sum, step) => sum + step)}m`);
        const path = `${HISTORY}/webinars/8730911/sessions/4410277`;
        for (const target of [`GET ${path}`, `GET ${path}/participants?perPage=1000`]) {
          expect((await callFake(stepping, target)).body).toEqual((await callFake(leaping, target)).body);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("starts when the schedule says after a change, not when it said before", async () => {
    const fake = createFake();
    const body = { scheduledStartTime: "2026-09-01T12:00:00Z" };
    await callFake(fake, `PATCH ${CONFIGURATION}/webinars/w1/sessions/s1`, { body });
    fake.clock.advance("2h");
    expect((await history(fake)).status).toBe("Scheduled");
    fake.clock.advance("2h");
    expect((await history(fake)).status).toBe("Active");
  });

  it("doesn't start by itself when its start lay in the past from the beginning", async () => {
    const fake = createFakeWebinarApi({ rateLimits: false });
    fake.addWebinar({ id: "w1" });
    fake.addSession({ webinarId: "w1", id: "s1", scheduledStartTime: "2026-08-01T09:00:00Z" });
    fake.clock.advance("30d");
    expect((await configuration(fake)).status).toBe("Scheduled");
  });

  it("starts and ends by itself only while that rule is on", async () => {
    const fake = createFake({ rules: { sessionsRunThemselves: false } });
    fake.clock.advance("1d");
    expect((await history(fake)).status).toBe("Scheduled");
    await callFake(fake, `PATCH ${CONFIGURATION}/webinars/w1/sessions/s1`, { body: { status: "Active" } });
    fake.clock.advance("1d");
    expect(await history(fake)).toMatchObject({ status: "Active", runtimeStatus: "Live" });
    fake.setSessionStatus("s1", "Finished");
    expect(await history(fake)).toMatchObject({ status: "Finished", duration: 86_400 });
  });

  it("takes snapshots of the course along, and starts anew by reset", async () => {
    const fake = createFakeWebinarApi({ scenario: "live-session", rateLimits: false });
    const snapshot = fake.snapshot();
    fake.clock.advance("2h");
    expect((await history(fake)).status).toBe("Finished");
    fake.restore(snapshot);
    expect((await history(fake)).status).toBe("Active");
    fake.clock.advance("40m");
    expect((await history(fake)).status).toBe("Finished");
    fake.reset();
    expect((await history(fake)).status).toBe("Active");
  });
});

describe("starting and ending a session by hand", () => {
  it("runs from the moment on for the scheduled duration, whatever the schedule says", async () => {
    const fake = createFake();
    fake.setSessionStatus("s1", "Active");
    fake.setSessionStatus("s1", "Active");
    expect(await history(fake)).toMatchObject({ startTime: "2026-09-01T08:00:00Z", runtimeStatus: "Practice" });
    fake.clock.advance("60m");
    expect(await history(fake)).toMatchObject({ status: "Finished", endTime: "2026-09-01T09:00:00Z" });
  });

  it("ends the broadcast and the visits with the session", async () => {
    const fake = createFake();
    fake.clock.advance("90m");
    fake.setSessionStatus("s1", "Finished");
    expect(await history(fake)).toMatchObject({
      endTime: "2026-09-01T09:30:00Z",
      broadcastingEndTime: "2026-09-01T09:30:00Z",
    });
    const { token } = { token: fake.issueToken({ userId: "host" }) };
    const { records } = (await callFake(fake, `GET ${PAST_SESSION}/participants`, { token })).body;
    expect(new Set(records.map((one: { leaveTime: string }) => one.leaveTime))).toEqual(
      new Set(["2026-09-01T09:30:00Z"]),
    );
  });

  it("has no broadcast when it ends during practice, and nobody when it never ran", async () => {
    const fake = createFake();
    fake.clock.advance("60m");
    fake.setSessionStatus("s1", "Finished");
    expect(await history(fake)).not.toHaveProperty("broadcastingEndTime");
    const unstarted = createFake();
    unstarted.setSessionStatus("s1", "Finished");
    expect(await history(unstarted)).toMatchObject({ status: "Finished", duration: 0, participantCount: 0 });
  });

  it("forgets its course when it goes back to Scheduled, and runs again at its time", async () => {
    const fake = createFake();
    fake.setSessionStatus("s1", "Active");
    fake.clock.advance("30m");
    fake.setSessionStatus("s1", "Scheduled");
    expect(await history(fake)).not.toHaveProperty("startTime");
    fake.clock.advance("30m");
    expect(await history(fake)).toMatchObject({ status: "Active", startTime: "2026-09-01T09:00:00Z" });
  });

  it("starts anew after it has ended: without the people and the recording of the time before", async () => {
    const fake = createFake();
    fake.clock.advance("3h");
    expect(await history(fake)).toHaveProperty("recording");
    fake.setSessionStatus("s1", "Active");
    const again = await history(fake);
    expect(again).toMatchObject({ startTime: "2026-09-01T11:00:00Z", participantCount: 1 });
    expect(again).not.toHaveProperty("recording");
  });
});

describe("registration at the end of a session", () => {
  const statusAfter = async (fake: FakeWebinarApi, duration: string) => {
    fake.clock.advance(duration);
    return (await callFake(fake, `GET ${REGISTRATION}`)).body.registrationStatus;
  };

  it("closes, unless that rule is off", async () => {
    for (const [registrationEndsWithSession, status] of [
      [true, "Closed"],
      [false, "Open"],
    ] as const) {
      const fake = createFake({ rules: { registrationEndsWithSession } });
      fake.setRegistration("s1", { registrationStatus: "Open" });
      expect(await statusAfter(fake, "90m")).toBe("Open");
      expect(await statusAfter(fake, "30m")).toBe(status);
    }
  });

  it("opens for the recording where the settings say so, until its closing time", async () => {
    const fake = createFake();
    const settings = {
      autoOpenPostWebinarRegistration: true,
      postWebinarRegistrationClosingTime: "2026-09-01T12:00:00Z",
    };
    fake.setRegistration("s1", { settings });
    expect(await statusAfter(fake, "90m")).toBe("Closed");
    expect(await statusAfter(fake, "90m")).toBe("Open");
    expect(await statusAfter(fake, "1h")).toBe("Closed");
    expect(fake.setRegistration("s1", { registrationStatus: "Open" }).registrationStatus).toBe("Closed");
  });
});

it("every session has time for each of its parts", () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 43_200 }), (scheduledDuration) => {
      const { goingLiveMs, liveMs, debriefMs, endMs } = planCourse(scheduledDuration);
      const times = [0, goingLiveMs, liveMs, debriefMs, endMs];
      expect(times.every((timeMs, index) => index === 0 || timeMs > (times[index - 1] ?? 0))).toBe(true);
      expect(endMs).toBe(scheduledDuration * 1000);
    }),
  );
});
