import { expect, it } from "vitest";
import { createFakeWebinarApi } from "../../create-fake-webinar-api.js";
import { CONFIGURATION, callFake } from "../../test-support/call-fake.js";

const WEBINARS = `${CONFIGURATION}/webinars`;

it("a webinar keeps its description when its title changes, and its title when its description does", async () => {
  const fake = createFakeWebinarApi();
  fake.addWebinar({ id: "w1", title: "Town hall", description: "For everyone" });
  const change = (body: object) => callFake(fake, `PATCH ${WEBINARS}/w1`, { body });
  expect((await change({ title: "Briefing" })).body).toMatchObject({ title: "Briefing", description: "For everyone" });
  expect((await change({ description: "" })).body).toMatchObject({ title: "Briefing", description: "" });
  expect((await callFake(fake, `GET ${WEBINARS}/w1`)).body).toMatchObject({ title: "Briefing", description: "" });
});

it("a webinar with several sessions stands in the list where its first one does", async () => {
  const fake = createFakeWebinarApi();
  for (const id of ["between", "around"]) fake.addWebinar({ id });
  fake.addSession({ webinarId: "between", scheduledStartTime: "2026-11-01T10:00:00Z" });
  fake.addSession({ webinarId: "around", scheduledStartTime: "2026-12-01T10:00:00Z" });
  fake.addSession({ webinarId: "around", scheduledStartTime: "2026-10-01T10:00:00Z" });
  const { body } = await callFake(fake, `GET ${WEBINARS}?creationTimeFrom=2026-01-01T00:00:00Z`);
  expect(body.records.map(({ id }: { id: string }) => id)).toEqual(["around", "between"]);
});
