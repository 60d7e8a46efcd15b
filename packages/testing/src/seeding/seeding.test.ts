import { describe, expect, it } from "vitest";
import { createFakeWebinarApi } from "../create-fake-webinar-api.js";
import { callFake } from "../test-support/call-fake.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";

describe("seeding", () => {
  it("takes the ids of generated examples, spaces included", async () => {
    const fake = createFakeWebinarApi();
    fake.addWebinar({ id: "veniam labore adipi" });
    fake.addSession({ webinarId: "veniam labore adipi", id: "Ut", hostInviteeId: "irure e" });
    fake.addInvitee({ webinarId: "veniam labore adipi", id: "ut ut cillu" });
    const path = "/webinar/configuration/v1/webinars/veniam%20labore%20adipi/sessions/Ut/invitees";
    expect((await callFake(fake, `GET ${path}/ut%20ut%20cillu`)).body).toMatchObject({ id: "ut ut cillu" });
    expect((await callFake(fake, `GET ${path}/irure%20e`)).body).toMatchObject({ role: "Host" });
  });

  it("fills in everything that isn't given", () => {
    const fake = createFakeWebinarApi();
    const webinar = fake.addWebinar();
    const session = fake.addSession({ webinarId: webinar.id as string, status: "Finished" });
    const invitee = fake.addInvitee({ sessionId: session.id as string });
    expect(webinar).toMatchObject({ title: "Webinar 1", host: { userId: "400134001" } });
    expect(session).toMatchObject({ status: "Finished", scheduledStartTime: "2026-09-08T08:00:00Z" });
    expect(invitee).toMatchObject({ role: "Panelist", email: expect.stringContaining("@example.com") });
  });

  const fake = createFakeWithSession();
  const mistakes: [string, () => unknown, RegExp][] = [
    [
      "an id that is too long",
      () => fake.addWebinar({ id: "1".repeat(21) }),
      /addWebinar: an id is a string of 1 to 20/,
    ],
    ["an id that is taken", () => fake.addWebinar({ id: "w1" }), /addWebinar: the id "w1" is taken/],
    [
      "a blank title",
      () => fake.addWebinar({ title: "" }),
      /addWebinar: title must NOT have fewer than 1 char.*received ""/,
    ],
    ["an unknown host", () => fake.addWebinar({ hostUserId: "x" }), /no user "x"; there are "400134001"/],
    [
      "an unknown webinar",
      () => fake.addSession({ webinarId: "w9" }),
      /addSession: there is no webinar "w9"; there are "w1"/,
    ],
    [
      "a short session",
      () => fake.addSession({ webinarId: "w1", scheduledDuration: 5 }),
      /scheduledDuration must be >= 30/,
    ],
    ["no time zone", () => fake.addSession({ webinarId: "w1", timeZone: "Mars/One" }), /IANA name such as/],
    ["an unknown session", () => fake.addInvitee({ sessionId: "s9" }), /addInvitee: there is no session "s9"/],
    ["neither session nor webinar", () => fake.addInvitee({}), /give a sessionId, or the webinarId/],
    ["a session of another webinar", () => fake.addInvitee({ sessionId: "s1", webinarId: "w9" }), /belongs to "w1"/],
    ["the same email twice", () => fake.addInvitee({ sessionId: "s1", email: "mei@example.com" }), /already in use/],
    ["another host", () => fake.addInvitee({ sessionId: "s1", role: "Host" }), /nobody can be added as Host/],
    ["an unknown status", () => fake.setSessionStatus("s1", "Live" as "Active"), /one of Scheduled, Active, Finished/],
    ["a user that is there", () => fake.addUser({ userId: "400134001" }), /there is a user "400134001" already/],
    ["a token of nobody", () => fake.issueToken({ userId: "x" }), /issueToken: there is no user "x"/],
    ["a negative lifetime", () => fake.issueToken({ expiresInSeconds: -1 }), /expiresInSeconds is a number from 0/],
    ["a seed with a fraction", () => createFakeWebinarApi({ seed: 1.5 }), /seed is a whole number, received 1.5/],
  ];

  it.each(mistakes)("says what is wrong with %s", (_name, make, message) => {
    expect(make).toThrow(message);
  });

  it("says that a webinar has no session, or several", () => {
    const bare = createFakeWebinarApi();
    bare.addWebinar({ id: "w1" });
    expect(() => bare.addInvitee({ webinarId: "w1" })).toThrow(/has no session/);
    bare.addSession({ webinarId: "w1" });
    bare.addSession({ webinarId: "w1" });
    expect(() => bare.addInvitee({ webinarId: "w1" })).toThrow(/has several sessions/);
  });
});
