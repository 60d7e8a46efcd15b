import { expect, it } from "vitest";
import { CONFIGURATION, callFake } from "../test-support/call-fake.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";

// The service makes the ids of what is created. The description of the bodies doesn't know an id at all, so that
// nothing but the rules keeps one out.

const MADE = expect.stringMatching(/^\d{10}$/);
const CHOSEN = { id: "chosen", hostInviteeId: "chosen", hostUserId: "chosen", sequence: 0, webinarId: "chosen" };
const SCHEDULE = { scheduledStartTime: "2026-09-15T16:00:00Z", scheduledDuration: 3600, timeZone: "Etc/UTC" };

it("ids in the bodies of new webinars, sessions and invitees are ignored", async () => {
  const fake = createFakeWithSession();
  const webinar = await callFake(fake, `POST ${CONFIGURATION}/webinars`, { body: { title: "Town hall", ...CHOSEN } });
  expect(webinar).toMatchObject({ status: 201, body: { id: MADE, host: { userId: "400134001" } } });

  const sessions = `${CONFIGURATION}/webinars/${webinar.body.id}/sessions`;
  const session = await callFake(fake, `POST ${sessions}`, { body: { ...SCHEDULE, ...CHOSEN } });
  expect(session).toMatchObject({ status: 201, body: { id: MADE } });

  const invitees = `${sessions}/${session.body.id}/invitees`;
  const ana = { firstName: "Ana", lastName: "Sol", email: "ana@example.com", role: "Panelist", ...CHOSEN };
  const { body } = await callFake(fake, `PATCH ${invitees}`, { body: { addedInvitees: [ana] } });
  const list = await callFake(fake, `GET ${invitees}`);
  expect(list.body.records).toMatchObject([
    { id: MADE, role: "Host" },
    { id: MADE, role: "Panelist" },
  ]);
  expect(list.body.records[1]).toEqual(body.addedInvitees[0]);
});
