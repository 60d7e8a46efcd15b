import { describe, expect, it } from "vitest";
import type { FakeWebinarApi } from "../../create-fake-webinar-api.js";
import { CONFIGURATION, callFake, refusalOf } from "../../test-support/call-fake.js";
import { REGISTRATION } from "../../test-support/fake-with-callers.js";
import { createFakeWithSession } from "../../test-support/fake-with-session.js";

const read = async (fake: FakeWebinarApi) => (await callFake(fake, `GET ${REGISTRATION}`)).body;
const patch = (fake: FakeWebinarApi, body: unknown) => callFake(fake, `PATCH ${REGISTRATION}`, { body });

function register(fake: FakeWebinarApi, count: number) {
  for (let index = 0; index < count; index++) fake.addRegistrant({ sessionId: "s1" });
}

describe("the registration of a session", () => {
  it("shows addresses, counts and the defaults of the settings", async () => {
    const fake = createFakeWithSession();
    register(fake, 2);
    expect(await read(fake)).toEqual({
      id: "s1",
      registrationStatus: "Closed",
      registrationPageUri: "https://v.ringcentral.com/register/s1",
      brandingDescriptorUri: "https://v.ringcentral.com/branding/s1.json",
      registrantCount: 2,
      postWebinarRegistrantCount: 0,
      hasRealRegistrants: true,
      icalendarSequence: 0,
      settings: {
        autoCloseLimit: 0,
        suppressEmails: false,
        registrationDigestEnabled: false,
        preventMultipleDeviceJoins: false,
        workEmailRequired: false,
        viewRecording: false,
        autoOpenPostWebinarRegistration: false,
        recordingExist: false,
      },
    });
  });

  it("is as the webinar's setting says until somebody opens or closes it", async () => {
    const fake = createFakeWithSession();
    await callFake(fake, `PATCH ${CONFIGURATION}/webinars/w1`, { body: { settings: { registrationEnabled: true } } });
    expect((await read(fake)).registrationStatus).toBe("Open");
    await patch(fake, { registrationStatus: "Closed" });
    expect((await read(fake)).registrationStatus).toBe("Closed");
  });

  it("knows whether there is a recording", async () => {
    const fake = createFakeWithSession();
    fake.setSessionStatus("s1", "Active");
    fake.addRecording({ sessionId: "s1" });
    expect((await read(fake)).settings.recordingExist).toBe(true);
  });
});

describe("changing the registration", () => {
  it("changes what is sent and keeps the rest, within the settings too", async () => {
    const fake = createFakeWithSession();
    await patch(fake, {
      registrationStatus: "Open",
      settings: { workEmailRequired: true, onDemandDuration: "OneMonth" },
    });
    const body = { settings: { autoCloseLimit: 750, recordingExist: true, colour: "red" }, registrantCount: 7 };
    const answer = await patch(fake, body);
    expect(answer).toMatchObject({ status: 200, body: { registrationStatus: "Open", registrantCount: 0 } });
    expect(answer.body.settings).toMatchObject({
      workEmailRequired: true,
      onDemandDuration: "OneMonth",
      autoCloseLimit: 750,
      recordingExist: false,
    });
    expect(answer.body.settings).not.toHaveProperty("colour");
    expect(await read(fake)).toEqual(answer.body);
  });

  it.each([
    ["settings.autoCloseLimit", { settings: { autoCloseLimit: -1 } }],
    ["settings.autoCloseLimit", { settings: { autoCloseLimit: 1.5 } }],
    ["settings.viewRecording", { settings: { viewRecording: "yes" } }],
    ["registrationStatus", { registrationStatus: "Ajar" }],
  ])("answers 400 for %s in %j, and changes nothing", async (parameterName, body) => {
    const fake = createFakeWithSession();
    const answer = await patch(fake, { registrationStatus: "Open", ...body });
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101", parameterName });
    expect(await read(fake)).toMatchObject({ registrationStatus: "Closed", settings: { autoCloseLimit: 0 } });
  });

  it("closes when the limit is reached, and 0 is no limit", async () => {
    const fake = createFakeWithSession();
    await patch(fake, { registrationStatus: "Open", settings: { autoCloseLimit: 2 } });
    register(fake, 1);
    expect((await read(fake)).registrationStatus).toBe("Open");
    register(fake, 1);
    expect((await read(fake)).registrationStatus).toBe("Closed");
    expect((await patch(fake, { registrationStatus: "Open" })).body.registrationStatus).toBe("Closed");
    const unlimited = { registrationStatus: "Open", settings: { autoCloseLimit: 0 } };
    expect((await patch(fake, unlimited)).body.registrationStatus).toBe("Open");
  });

  it("closes at once when the new limit has been reached already", async () => {
    const fake = createFakeWithSession();
    await patch(fake, { registrationStatus: "Open" });
    register(fake, 3);
    expect((await patch(fake, { settings: { autoCloseLimit: 3 } })).body.registrationStatus).toBe("Closed");
  });
});

it("the number of the calendar entry rises with each change of the schedule, and with nothing else", async () => {
  const fake = createFakeWithSession();
  const change = (body: unknown) => callFake(fake, `PATCH ${CONFIGURATION}/webinars/w1/sessions/s1`, { body });
  await change({ title: "Another title", scheduledDuration: 3600 });
  expect((await read(fake)).icalendarSequence).toBe(0);
  await change({ scheduledStartTime: "2026-10-01T10:00:00Z", scheduledDuration: 1800 });
  await change({ timeZone: "Europe/Madrid", scheduledDuration: 1800 });
  expect((await read(fake)).icalendarSequence).toBe(2);
});
