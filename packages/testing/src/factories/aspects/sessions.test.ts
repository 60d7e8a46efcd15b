import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenRules } from "../../test-support/factory-rules.js";
import { createFactories } from "../create-factories.js";

const factories = createFactories({ seed: 8 });
const { historySessionResource, sessionGlobalResource, sessionRefModel, wcsSessionResource } = factories;
const NOW_MS = Date.parse("2026-09-01T08:00:00Z");

describe("a planned session", () => {
  it("is in the future, going on, or in the past of the fake's first moment", () => {
    const startOf = (session: { scheduledStartTime: string }) => Date.parse(session.scheduledStartTime);
    expect(startOf(wcsSessionResource.build())).toBeGreaterThan(NOW_MS);
    const active = wcsSessionResource.activeSession().build({ scheduledDuration: 3600 });
    expect(active.status).toBe("Active");
    expect(NOW_MS - startOf(active)).toBeLessThan(3_600_000);
    expect(startOf(wcsSessionResource.finishedSession().build())).toBeLessThan(NOW_MS - 24 * 3_600_000);
    expect(wcsSessionResource.finishedSession().scheduledSession().build().status).toBe("Scheduled");
  });

  it("is older than its start, whatever that is", () => {
    const { creationTime, lastModifiedTime } = wcsSessionResource.build({ scheduledStartTime: "2020-01-01T10:00:00Z" });
    expect(creationTime < "2020-01-01T10:00:00Z").toBe(true);
    expect(lastModifiedTime >= creationTime).toBe(true);
  });

  it("describes its time zone, also one that isn't in the list", () => {
    const describe = (timeZone: string) => wcsSessionResource.build({ timeZone }).localizedTimeZoneDescription;
    expect(describe("Europe/Berlin")).toBe("Central European Time (Europe/Berlin)");
    expect(describe("America/Port_of_Spain")).toBe("Port of Spain Time (America/Port_of_Spain)");
  });

  it("has its id in a link that has one, and keeps a link that is given", () => {
    expect(factories.recordingExtendedModel.build({ id: "4410277" }).recordingSharedUri).toContain("/4410277");
    expect(wcsSessionResource.build({ attendeeJoinUri: "https://www.example.com/12345" }).attendeeJoinUri).toBe(
      "https://www.example.com/12345",
    );
  });
});

describe("a session of the past", () => {
  it("is finished by itself, with everything that it left behind", () => {
    const session = sessionGlobalResource.build();
    expect(session).toMatchObject({ status: "Finished", recording: { status: "Available" } });
    expect(session.livestreams).toMatchObject([{ livestreamStatus: "Completed" }]);
    expect(session).not.toHaveProperty("runtimeStatus");
  });

  it("has a runtime status and no end while it is going on", () => {
    for (const session of [
      historySessionResource.activeSession().build(),
      historySessionResource.build({ runtimeStatus: "Practice" }),
    ]) {
      expect(session).toMatchObject({ status: "Active", startTime: expect.any(String) });
      expect(session.runtimeStatus).toMatch(/^(Live|Practice)$/);
      for (const name of ["endTime", "duration", "broadcastingEndTime", "recording"])
        expect(session).not.toHaveProperty(name);
    }
  });

  it("has a plan and nothing else before it starts", () => {
    const session = historySessionResource.scheduledSession().build();
    expect(Date.parse(session.scheduledStartTime ?? "")).toBeGreaterThan(NOW_MS);
    for (const name of ["startTime", "participantCount", "livestreams", "recording"])
      expect(session).not.toHaveProperty(name);
  });

  it("lasts from its start to its end, whichever two of the three are given", () => {
    const [startTime, endTime, duration] = ["2026-02-01T10:00:00Z", "2026-02-01T10:50:00Z", 3000];
    for (const given of [
      { startTime, endTime },
      { startTime, duration },
      { endTime, duration },
    ]) {
      expect(sessionRefModel.build(given)).toMatchObject({ startTime, endTime, duration });
      expect(historySessionResource.build(given)).toMatchObject({ startTime, endTime, duration });
    }
    expect(sessionRefModel.build({ endTime }).endTime).toBe(endTime);
  });

  it("starts about when it was planned", () => {
    const scheduledStartTime = "2026-02-01T10:00:00Z";
    const { startTime = "" } = historySessionResource.build({ scheduledStartTime });
    expect(Math.abs(Date.parse(startTime) - Date.parse(scheduledStartTime))).toBeLessThanOrEqual(120_000);
  });

  it("keeps the rules, whatever is given", () => {
    const time = fc
      .integer({ min: 0, max: 10_000 })
      .map((hours) => new Date(Date.UTC(2026, 0, 1, hours)).toISOString());
    const given = fc.record(
      {
        status: fc.constantFrom("Scheduled" as const, "Active" as const, "Finished" as const),
        startTime: time,
        scheduledStartTime: time,
        scheduledDuration: fc.integer({ min: 30, max: 43_200 }),
        duration: fc.integer({ min: 1, max: 100_000 }),
        participantCount: fc.nat(500),
        recording: fc.record({ status: fc.constantFrom("Failed" as const, "Processing" as const, "Purged" as const) }),
        creationTime: fc.constant("2025-12-01T00:00:00Z"),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(given, (overrides) => {
        // A given start of a session that hasn't started is the caller's own contradiction.
        const { status } = overrides;
        const contradicts =
          (status === "Scheduled" && (overrides.startTime ?? overrides.participantCount) !== undefined) ||
          (status !== undefined && status !== "Finished" && (overrides.duration ?? overrides.recording) !== undefined);
        fc.pre(!contradicts);
        expect(brokenRules(historySessionResource.build(overrides))).toEqual([]);
      }),
    );
  });

  it("counts people once or twice, never the other way round", () => {
    expect(historySessionResource.build({ participantCount: 0 })).toMatchObject({
      attendeeCount: 0,
      uniqueParticipantCount: 0,
    });
    const session = historySessionResource.build({ attendeeCount: 1000 });
    expect(session.participantCount).toBeGreaterThan(1000);
    const unique = historySessionResource.build({ participantCount: 100, uniqueAttendeeCount: 95 });
    expect(brokenRules(unique)).toEqual([]);
  });
});

it("a livestream fails with an error, and starts once it was set up", () => {
  const { sessionLivestreamMinimalModel: livestream } = factories;
  expect(livestream.failedLivestream().build()).toMatchObject({
    livestreamStatus: "Error",
    error: { errorCode: expect.any(String) },
  });
  expect(livestream.build({ error: { message: "No signal" } }).livestreamStatus).toBe("Error");
  expect(livestream.build()).not.toHaveProperty("error");
  const fresh = livestream.build({ livestreamStatus: "Initialized" });
  expect(Object.keys(fresh)).toEqual(["livestreamId", "serviceProvider", "livestreamStatus"]);
  expect(livestream.completedLivestream().build().previousLivestreamStatus).toBe("Publishing");
});
