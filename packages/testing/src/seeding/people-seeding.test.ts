import { describe, expect, it } from "vitest";
import { callFake } from "../test-support/call-fake.js";
import { PAST_SESSION, REGISTRATION } from "../test-support/fake-with-callers.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";

describe("seeding people, recordings and subscriptions", () => {
  it("fills in everything that isn't given, and finds the session by its webinar", async () => {
    const fake = createFakeWithSession();
    const registrant = fake.addRegistrant({ webinarId: "w1" });
    expect(registrant).toMatchObject({ firstName: "Viewer", email: expect.stringContaining("@example.com") });
    const { records } = (await callFake(fake, `GET ${REGISTRATION}/registrants`)).body;
    expect(records).toMatchObject([{ id: registrant.id }]);
    fake.setSessionStatus("s1", "Active");
    expect(fake.addRecording({ webinarId: "w1" })).toMatchObject({ status: "Available", duration: 3600 });
    const { eventFilters, deliveryMode } = fake.addSubscription({ address: "http://127.0.0.1:9/", id: "my-id" });
    expect([eventFilters.length, deliveryMode.transportType]).toEqual([4, "WebHook"]);
  });

  it("lets somebody join who is neither invited nor registered, as often as they like", async () => {
    const fake = createFakeWithSession();
    fake.setSessionStatus("s1", "Active");
    for (let count = 0; count < 2; count++) {
      fake.addParticipant({ sessionId: "s1", firstName: "Nia", email: "nia@example.com", role: "Panelist" });
    }
    fake.addParticipant({ sessionId: "s1" });
    fake.addParticipant({ sessionId: "s1" });
    const { body } = await callFake(fake, `GET ${PAST_SESSION}`);
    const host = 1;
    expect(body.participantCount).toBe(host + 4);
    expect(body.uniqueParticipantCount).toBe(host + 3);
  });

  it("lets somebody have joined a session that is over, from its start to its end", async () => {
    const fake = createFakeWithSession();
    fake.setSessionStatus("s1", "Active");
    fake.clock.advance("1h");
    expect(fake.addParticipant({ sessionId: "s1", id: "p1" })).toMatchObject({
      joinTime: "2026-09-01T08:00:00Z",
      leaveTime: "2026-09-01T09:00:00Z",
    });
  });

  it("keeps a registrant from a second device where the session prevents it, until they have left", () => {
    const fake = createFakeWithSession();
    fake.setRegistration("s1", { settings: { preventMultipleDeviceJoins: true } });
    fake.setSessionStatus("s1", "Active");
    fake.addRegistrant({ sessionId: "s1", id: "lena" });
    const join = (joinTime: string, leaveTime?: string) =>
      fake.addParticipant({ sessionId: "s1", registrantId: "lena", joinTime, ...(leaveTime && { leaveTime }) });
    join("2026-09-01T08:00:00Z", "2026-09-01T08:10:00Z");
    expect(() => join("2026-09-01T08:09:59Z")).toThrow(/"lena" is in the session already, and it prevents a second/);
    join("2026-09-01T08:10:00Z");
    expect(() => join("2026-09-01T08:20:00Z")).toThrow(/is in the session already/);
  });

  const fake = createFakeWithSession();
  fake.addRegistrant({ sessionId: "s1", id: "lena", email: "lena@example.com" });
  fake.addSubscription({ address: "http://127.0.0.1:9/", id: "taken" });
  fake.addWebinar({ id: "w2" });
  fake.addSession({ webinarId: "w2", id: "live", status: "Active" });
  const filters = ["/webinar/chat/v1"];
  const address = "http://127.0.0.1:9/";
  const mistakes: [string, () => unknown, RegExp][] = [
    ["a registrant of no session", () => fake.addRegistrant({}), /addRegistrant: give a sessionId, or the webinarId/],
    ["a registrant twice", () => fake.addRegistrant({ sessionId: "s1", email: "LENA@example.com" }), /already in use/],
    ["the id of a registrant", () => fake.addRegistrant({ sessionId: "s1", id: "lena" }), /the id "lena" is taken/],
    ["a blank name", () => fake.addRegistrant({ sessionId: "s1", firstName: " " }), /addRegistrant: .*blank/],
    ["a long name", () => fake.addRegistrant({ sessionId: "s1", firstName: "x".repeat(65) }), /NOT have more than 64/],
    ["a visit before the start", () => fake.addParticipant({ sessionId: "s1" }), /"s1" is Scheduled; nobody can join/],
    ["a visit of no invitee", () => fake.addParticipant({ sessionId: "live", inviteeId: "x" }), /has no invitee "x"/],
    ["a visit of nobody", () => fake.addParticipant({ sessionId: "live", registrantId: "x" }), /has no registrant "x"/],
    ["a bad time", () => fake.addParticipant({ sessionId: "live", joinTime: "now" }), /joinTime must match format/],
    [
      "a leave before the join",
      () => fake.addParticipant({ sessionId: "live", leaveTime: "2026-09-01T07:00:00Z" }),
      /leaveTime comes before joinTime/,
    ],
    ["a recording too soon", () => fake.addRecording({ sessionId: "s1" }), /"s1" is Scheduled; nothing is recorded/],
    [
      "a recording status",
      () => fake.addRecording({ sessionId: "live", status: "Ready" as "Available" }),
      /one of Processing, Available, Failed, Purged, received "Ready"/,
    ],
    [
      "no length",
      () => fake.addRecording({ sessionId: "live", durationSeconds: 0 }),
      /a whole number from 1, received 0/,
    ],
    [
      "sharing too soon",
      () => fake.addRecording({ sessionId: "live", status: "Processing", shared: true }),
      /only an Available recording can be shared; this one is Processing/,
    ],
    ["a filter", () => fake.addSubscription({ address, eventFilters: filters }), /addSubscription: .*chat.* not known/],
    ["no filter", () => fake.addSubscription({ address, eventFilters: [] }), /eventFilters must NOT have fewer/],
    ["an address", () => fake.addSubscription({ address: "here" }), /deliveryMode.address must match format "uri"/],
    ["a lifetime", () => fake.addSubscription({ address, expiresIn: 1e9 }), /addSubscription: .*315360000 at most/],
    ["a subscription's id", () => fake.addSubscription({ address, id: "taken" }), /the id "taken" is taken/],
    ["a long id", () => fake.addSubscription({ address, id: "1".repeat(37) }), /a string of 1 to 36 characters/],
    ["an owner", () => fake.addSubscription({ address, userId: "x" }), /no user "x"/],
    ["an app", () => fake.addSubscription({ address, clientId: "x" }), /no app "x"/],
    [
      "a limit",
      () => fake.setRegistration("s1", { settings: { autoCloseLimit: -1 } }),
      /setRegistration: .*autoCloseLimit/,
    ],
    ["a session", () => fake.setRegistration("s9", {}), /setRegistration: there is no session "s9"/],
    [
      "a registration status",
      () => fake.setRegistration("s1", { registrationStatus: "Ajar" as "Open" }),
      /registrationStatus must be one of Open, Closed/,
    ],
  ];

  it.each(mistakes)("says what is wrong with %s", (_name, make, message) => {
    expect(make).toThrow(message);
  });
});
