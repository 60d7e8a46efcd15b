import { describe, expect, it } from "vitest";
import { CONFIGURATION, callFake, refusalOf } from "../test-support/call-fake.js";
import { createFakeWithCallers, REGISTRATION } from "../test-support/fake-with-callers.js";

// Documented rules that no test beside a service has as its subject.

const WEBINARS = `${CONFIGURATION}/webinars`;
const SCHEDULE = { scheduledStartTime: "2026-09-15T16:00:00Z", scheduledDuration: 3600, timeZone: "Europe/Madrid" };

describe("webinars", () => {
  it("a title may have 1 and 512 characters", async () => {
    const { fake } = createFakeWithCallers();
    for (const title of ["t", "t".repeat(512)]) {
      expect(await callFake(fake, `POST ${WEBINARS}`, { body: { title } })).toMatchObject({
        status: 201,
        body: { title },
      });
    }
  });

  it("whoever creates a webinar without naming a host is its host", async () => {
    const { fake, tokens } = createFakeWithCallers();
    const { body } = await callFake(fake, `POST ${WEBINARS}`, { body: { title: "Briefing" }, token: tokens.colleague });
    expect(body.host).toMatchObject({ userId: "colleague", accountId: "37439510" });
  });
});

describe("sessions", () => {
  it("panelJoinTimeOffset is a whole number of seconds, from 0", async () => {
    const create = async (changes: object) => {
      const { fake } = createFakeWithCallers();
      fake.addWebinar({ id: "w2" });
      return await callFake(fake, `POST ${WEBINARS}/w2/sessions`, { body: { ...SCHEDULE, ...changes } });
    };
    expect((await create({})).body.panelJoinTimeOffset).toBe(0);
    expect((await create({ panelJoinTimeOffset: 900 })).body.panelJoinTimeOffset).toBe(900);
    for (const panelJoinTimeOffset of [-1, 0.5, "900"]) {
      expect(refusalOf(await create({ panelJoinTimeOffset }))).toEqual({
        status: 400,
        errorCode: "CMN-101",
        parameterName: "panelJoinTimeOffset",
      });
    }
  });
});

describe("registrants", () => {
  it("a registrant's externalId is text: a number is refused", async () => {
    const { fake } = createFakeWithCallers();
    fake.setRegistration("s1", { registrationStatus: "Open" });
    const create = (externalId: unknown) => {
      const body = { firstName: "Lena", lastName: "Fischer", email: "lena.fischer@example.com", externalId };
      return callFake(fake, `POST ${REGISTRATION}/registrants`, { body });
    };
    const refused = { status: 400, errorCode: "CMN-101", parameterName: "externalId" };
    expect(refusalOf(await create(10042))).toEqual(refused);
    expect((await create("10042")).status).toBe(201);
  });
});
