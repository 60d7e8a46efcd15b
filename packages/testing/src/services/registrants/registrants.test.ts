import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFakeWebinarApi, type FakeWebinarApiOptions } from "../../create-fake-webinar-api.js";
import { callFake, type ReadAnswer, refusalOf } from "../../test-support/call-fake.js";
import { REGISTRATION } from "../../test-support/fake-with-callers.js";

const REGISTRANTS = `${REGISTRATION}/registrants`;
const LENA = { firstName: "Lena", lastName: "Fischer", email: "lena@example.com" };
const QUESTIONNAIRE = [
  { questionId: "q-department", answerIds: ["a-finance"] },
  { questionId: "q-wishes", answerText: "An outlook." },
];

function createOpenFake(options?: FakeWebinarApiOptions) {
  const fake = createFakeWebinarApi({ rateLimits: false, ...options });
  fake.addWebinar({ id: "w1", settings: { registrationEnabled: true } });
  fake.addSession({ webinarId: "w1", id: "s1", scheduledStartTime: "2026-09-01T09:00:00Z" });
  return fake;
}

describe("registering somebody", () => {
  it("answers 201 with personal addresses, what was sent, and the number of the calendar entry", async () => {
    const given = { ...LENA, externalId: "10042", source: "newsletter", visitorId: "v-1", ipAddress: "203.0.113.24" };
    const body = { ...given, questionnaire: QUESTIONNAIRE };
    const answer = await callFake(createOpenFake(), `POST ${REGISTRANTS}`, { body });
    const { id } = answer.body;
    expect(answer).toMatchObject({ status: 201, body });
    expect(answer.body).toEqual({
      ...body,
      id: expect.stringMatching(/^\d{10}$/),
      creationTime: "2026-09-01T08:00:00Z",
      lastModifiedTime: "2026-09-01T08:00:00Z",
      registrationTime: "2026-09-01T08:00:00Z",
      joinUri: expect.stringMatching(new RegExp(`^https://v.ringcentral.com/join/\\d+\\?registrant=${id}$`)),
      cancellationUri: `https://v.ringcentral.com/registrations/${id}/cancel`,
      registeredPostWebinar: false,
      icalendarSequence: 0,
    });
  });

  it("ignores what the service sets itself, a participant among it", async () => {
    const body = { ...LENA, id: "1", registrationTime: "yesterday", participantId: "7" };
    const answer = await callFake(createOpenFake(), `POST ${REGISTRANTS}`, { body });
    expect(answer.status).toBe(201);
    expect(answer.body.id).not.toBe("1");
    expect(answer.body).not.toHaveProperty("participantId");
  });

  it.each([
    ["firstName", { firstName: undefined }],
    ["lastName", { lastName: undefined }],
    ["email", { email: undefined }],
    ["firstName", { firstName: " " }],
    ["lastName", { lastName: "" }],
    ["email", { email: "lena" }],
    ["firstName", { firstName: "L".repeat(65) }],
    ["externalId", { externalId: 10042 }],
    ["ipAddress", { ipAddress: "somewhere" }],
    ["questionnaire.0.answerIds", { questionnaire: [{ questionId: "q", answerIds: [] }] }],
  ])("answers 400 for %s in %j", async (parameterName, changes) => {
    const answer = await callFake(createOpenFake(), `POST ${REGISTRANTS}`, { body: { ...LENA, ...changes } });
    expect(answer).toMatchObject({ status: 400, errorCode: "CMN-101" });
    const names = answer.body.errors.map((error: { parameterName: string }) => error.parameterName);
    expect(names).toContain(parameterName);
  });

  it("answers 403 CMN-408 unless registration is Open", async () => {
    const fake = createOpenFake();
    fake.setRegistration("s1", { registrationStatus: "Closed" });
    const answer = await callFake(fake, `POST ${REGISTRANTS}`, { body: LENA });
    expect(refusalOf(answer)).toEqual({ status: 403, errorCode: "CMN-408" });
  });

  it("answers 409 for an address that is registered already, whatever its case", async () => {
    const fake = createOpenFake();
    await callFake(fake, `POST ${REGISTRANTS}`, { body: LENA });
    const answer = await callFake(fake, `POST ${REGISTRANTS}`, { body: { ...LENA, email: "LENA@Example.com" } });
    expect(refusalOf(answer)).toEqual({ status: 409, errorCode: "CMN-101", parameterName: "email" });
  });

  it.each(["lena@gmail.com", "lena@GMX.net"])(
    "answers 400 for %s where a work address is required, unless that rule is off",
    async (email) => {
      for (const [freeMailAddress, status] of [
        [true, 400],
        [false, 201],
      ] as const) {
        const fake = createOpenFake({ rules: { freeMailAddress } });
        fake.setRegistration("s1", { settings: { workEmailRequired: true } });
        expect((await callFake(fake, `POST ${REGISTRANTS}`, { body: { ...LENA, email } })).status).toBe(status);
      }
    },
  );

  it("takes free mail where no work address is required, and work addresses where one is", async () => {
    const fake = createOpenFake();
    const free = await callFake(fake, `POST ${REGISTRANTS}`, { body: { ...LENA, email: "lena@gmail.com" } });
    fake.setRegistration("s1", { settings: { workEmailRequired: true } });
    const work = await callFake(fake, `POST ${REGISTRANTS}`, { body: LENA });
    expect([free.status, work.status]).toEqual([201, 201]);
  });

  it("marks and counts those who register after the session", async () => {
    const fake = createOpenFake();
    fake.setSessionStatus("s1", "Finished");
    fake.setRegistration("s1", { registrationStatus: "Open" });
    const answer = await callFake(fake, `POST ${REGISTRANTS}`, { body: LENA });
    expect(answer.body.registeredPostWebinar).toBe(true);
    expect((await callFake(fake, `GET ${REGISTRATION}`)).body).toMatchObject({
      registrantCount: 1,
      postWebinarRegistrantCount: 1,
    });
  });
});

describe("reading registrants", () => {
  it("gives the questionnaire only to those who ask, and the calendar's number to nobody", async () => {
    const fake = createOpenFake();
    fake.addRegistrant({ sessionId: "s1", id: "7", ...LENA, questionnaire: QUESTIONNAIRE });
    const ask = async (query: string) => (await callFake(fake, `GET ${REGISTRANTS}${query}`)).body;
    for (const [path, pick] of [
      ["/7", (body: unknown) => body],
      ["", (body: { records: unknown[] }) => body.records[0]],
    ] as const) {
      expect(pick(await ask(path))).not.toHaveProperty("questionnaire");
      const full = pick(await ask(`${path}?includeQuestionnaire=true`));
      expect(full).toMatchObject({ id: "7", questionnaire: QUESTIONNAIRE });
      expect(full).not.toHaveProperty("icalendarSequence");
    }
  });

  it("lists by ascending id: numbers by value, then the others", async () => {
    const fake = createOpenFake();
    for (const id of ["b", "100", "9", "a", "20"]) fake.addRegistrant({ sessionId: "s1", id });
    const { records } = (await callFake(fake, `GET ${REGISTRANTS}`)).body;
    expect(records.map(({ id }: { id: string }) => id)).toEqual(["9", "20", "100", "a", "b"]);
  });

  it("leads forward only, and to everybody once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,6}$/), { maxLength: 15 }),
        fc.integer({ min: 1, max: 6 }),
        async (ids, perPage) => {
          const fake = createOpenFake();
          for (const id of ids) fake.addRegistrant({ sessionId: "s1", id });
          const seen: string[] = [];
          let query = `?perPage=${perPage}`;
          for (;;) {
            const answer: ReadAnswer = await callFake(fake, `GET ${REGISTRANTS}${query}`);
            const { records, paging } = answer.body;
            seen.push(...records.map(({ id }: { id: string }) => id));
            expect(paging).not.toHaveProperty("previousPageToken");
            if (paging.nextPageToken === undefined) break;
            query = `?perPage=${perPage}&pageToken=${paging.nextPageToken}`;
          }
          expect(seen.slice().sort()).toEqual(ids.slice().sort());
        },
      ),
      { numRuns: 30 },
    );
  });

  it("names the participant once the person has attended", async () => {
    const fake = createOpenFake();
    fake.addRegistrant({ sessionId: "s1", id: "came" });
    fake.setSessionStatus("s1", "Active");
    fake.addRegistrant({ sessionId: "s1", id: "late" });
    const before = await callFake(fake, `GET ${REGISTRANTS}/late`);
    expect(before.body).not.toHaveProperty("participantId");
    const { id } = fake.addParticipant({ sessionId: "s1", registrantId: "late" });
    fake.addParticipant({ sessionId: "s1", registrantId: "late" });
    expect((await callFake(fake, `GET ${REGISTRANTS}/late`)).body.participantId).toBe(id);
    const { records } = (await callFake(fake, `GET ${REGISTRANTS}`)).body;
    expect(records.map((one: { participantId?: string }) => one.participantId)).toEqual([undefined, id]);
  });
});

describe("deleting a registrant", () => {
  it("answers 204, and the registration stays as it is", async () => {
    const fake = createOpenFake();
    fake.setRegistration("s1", { settings: { autoCloseLimit: 1 } });
    fake.addRegistrant({ sessionId: "s1", id: "7" });
    expect(await callFake(fake, `DELETE ${REGISTRANTS}/7`)).toMatchObject({ status: 204 });
    expect(await callFake(fake, `DELETE ${REGISTRANTS}/7`)).toMatchObject({ status: 404 });
    const { body } = await callFake(fake, `GET ${REGISTRATION}`);
    expect(body).toMatchObject({ registrantCount: 0, hasRealRegistrants: false, registrationStatus: "Closed" });
  });

  it.each([
    ["Active", 204],
    ["Finished", 403],
  ] as const)("of a session that is %s answers %i", async (sessionStatus, status) => {
    const fake = createOpenFake();
    fake.addRegistrant({ sessionId: "s1", id: "7" });
    fake.setSessionStatus("s1", sessionStatus);
    const answer = await callFake(fake, `DELETE ${REGISTRANTS}/7`);
    expect(answer.status).toBe(status);
    expect(answer.errorCode).toBe(status === 403 ? "CMN-408" : undefined);
  });
});
