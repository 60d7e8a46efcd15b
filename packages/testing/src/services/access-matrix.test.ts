import { describe, expect, it } from "vitest";
import { callFake, refusalOf } from "../test-support/call-fake.js";
import {
  type Caller,
  createFakeWithCallers,
  HISTORY,
  PAST_SESSION,
  REGISTRATION,
} from "../test-support/fake-with-callers.js";

/** A success, or `status errorCode`. */
type Outcome = number | "403 CMN-408" | "404 CMN-102";
type Row = Readonly<Record<Caller, Outcome>>;

const MANAGERS: Row = {
  host: 200,
  administrator: 200,
  coHost: "403 CMN-408",
  panelist: "403 CMN-408",
  colleague: "403 CMN-408",
  stranger: "404 CMN-102",
};
const MODERATORS: Row = { ...MANAGERS, administrator: "403 CMN-408", coHost: 200 };
const HOST_ALONE: Row = { ...MANAGERS, administrator: "403 CMN-408" };
const ADMINISTRATORS: Row = { ...MANAGERS, host: "403 CMN-408" };
const ADMINISTRATORS_OF_ANY: Row = { ...ADMINISTRATORS, stranger: 200 };
const ANYBODY: Row = { host: 200, administrator: 200, coHost: 200, panelist: 200, colleague: 200, stranger: 200 };

const ENDED = "endTimeFrom=2026-01-01T00:00:00Z&endTimeTo=2027-01-01T00:00:00Z";
const MADE = "creationTimeFrom=2026-01-01T00:00:00Z&creationTimeTo=2027-01-01T00:00:00Z";
const PERSON = { firstName: "Ana", lastName: "Sol", email: "ana@example.com" };
const withSuccess = (row: Row, status: number) =>
  Object.fromEntries(Object.entries(row).map(([caller, outcome]) => [caller, outcome === 200 ? status : outcome]));

const MATRIX: readonly (readonly [target: string, row: Partial<Row>, body?: unknown])[] = [
  [`GET ${REGISTRATION}`, MANAGERS],
  [`PATCH ${REGISTRATION}`, MANAGERS, { registrationStatus: "Open" }],
  [`GET ${REGISTRATION}/registrants`, MANAGERS],
  [`POST ${REGISTRATION}/registrants`, withSuccess(MANAGERS, 201), PERSON],
  [`GET ${REGISTRATION}/registrants/lena`, MANAGERS],
  [`DELETE ${REGISTRATION}/registrants/lena`, withSuccess(MANAGERS, 204)],
  [`GET ${HISTORY}/webinars/w1`, MANAGERS],
  [`GET ${HISTORY}/sessions?${ENDED}`, ANYBODY],
  [`GET ${HISTORY}/company/sessions?${ENDED}`, ADMINISTRATORS_OF_ANY],
  [`GET ${PAST_SESSION}`, MODERATORS],
  [`GET ${PAST_SESSION}/invitees`, HOST_ALONE],
  [`GET ${PAST_SESSION}/invitees/panelist`, MODERATORS],
  [`GET ${PAST_SESSION}/participants`, HOST_ALONE],
  // The administrator manages the webinar but wasn't there: 404.
  [`GET ${PAST_SESSION}/participants/self`, { ...MODERATORS, administrator: "404 CMN-102", panelist: 200 }],
  [`GET ${HISTORY}/recordings?${MADE}`, ANYBODY],
  [`GET ${HISTORY}/recordings/r1`, MANAGERS],
  [`GET ${HISTORY}/recordings/r1/download`, MANAGERS],
  [`GET ${HISTORY}/company/recordings?${MADE}`, ADMINISTRATORS_OF_ANY],
  [`GET ${HISTORY}/company/recordings/r1`, ADMINISTRATORS],
];

const cases = MATRIX.flatMap(([target, row, body]) =>
  Object.entries(row).map(([caller, outcome]) => ({ target, caller: caller as Caller, outcome, body })),
);

describe("who may do what, in a session that runs", () => {
  it.each(cases)("$target by the $caller: $outcome", async ({ target, caller, outcome, body }) => {
    const { fake, tokens } = createFakeWithCallers();
    fake.setRegistration("s1", { registrationStatus: "Open" });
    fake.addRegistrant({ sessionId: "s1", id: "lena" });
    fake.clock.advance("90m");
    fake.addRecording({ sessionId: "s1", id: "r1" });
    fake.addParticipant({ sessionId: "s1", inviteeId: "panelist" });
    const answer = await callFake(fake, target, { token: tokens[caller], ...(body !== undefined && { body }) });
    const { status, errorCode } = refusalOf(answer);
    expect(errorCode === undefined ? status : `${status} ${errorCode}`).toBe(outcome);
  });

  it.each([
    `GET ${REGISTRATION.replace("s1", "nothing")}`,
    `PATCH ${REGISTRATION.replace("s1", "nothing")}`,
    `GET ${REGISTRATION.replace("s1", "nothing")}/registrants`,
    `POST ${REGISTRATION.replace("s1", "nothing")}/registrants`,
    `GET ${REGISTRATION}/registrants/nobody`,
    `DELETE ${REGISTRATION}/registrants/nobody`,
    `GET ${HISTORY}/webinars/nothing`,
    `GET ${PAST_SESSION.replace("w1", "w2")}`,
    `GET ${PAST_SESSION.replace("s1", "nothing")}/invitees`,
    `GET ${PAST_SESSION.replace("s1", "nothing")}/participants`,
    `GET ${PAST_SESSION}/invitees/nobody`,
    `GET ${PAST_SESSION.replace("w1", "w2")}/participants/self`,
    `GET ${HISTORY}/recordings/nothing`,
    `GET ${HISTORY}/recordings/nothing/download`,
    `GET ${HISTORY}/company/recordings/nothing`,
  ])("%s answers 404 CMN-102 for an unknown id", async (target) => {
    const { fake, tokens } = createFakeWithCallers();
    fake.addWebinar({ id: "w2", hostUserId: "host" });
    const [method = ""] = target.split(" ");
    const body = method === "POST" ? PERSON : method === "PATCH" ? {} : undefined;
    const token = target.includes("/company/") ? tokens.administrator : tokens.host;
    const answer = await callFake(fake, target, { token, ...(body && { body }) });
    expect(refusalOf(answer)).toMatchObject({ status: 404, errorCode: "CMN-102" });
  });

  it.each([
    ["endTimeFrom", `${HISTORY}/sessions?${ENDED.replace("endTimeFrom", "x")}`],
    ["endTimeTo", `${HISTORY}/sessions?${ENDED.replace("endTimeTo", "x")}`],
    ["endTimeFrom", `${HISTORY}/company/sessions?${ENDED.replace("endTimeFrom", "x")}`],
    ["endTimeTo", `${HISTORY}/company/sessions?${ENDED.replace("endTimeTo", "x")}`],
    ["hostUserId", `${HISTORY}/company/sessions?${ENDED}&hostUserId=1,2,3,4,5,6,7,8,9,10,11`],
    ["status", `${HISTORY}/sessions?${ENDED}&status=Idle`],
    ["role", `${PAST_SESSION}/invitees?role=Boss`],
    ["originalRole", `${PAST_SESSION}/participants?originalRole=Boss`],
    ["creationTimeFrom", `${HISTORY}/recordings?${MADE.replace("creationTimeFrom", "x")}`],
    ["creationTimeTo", `${HISTORY}/recordings?${MADE.replace("creationTimeTo", "x")}`],
    ["creationTimeFrom", `${HISTORY}/company/recordings?${MADE.replace("creationTimeFrom", "x")}`],
    ["creationTimeTo", `${HISTORY}/company/recordings?${MADE.replace("creationTimeTo", "x")}`],
    ["hostUserId", `${HISTORY}/company/recordings?${MADE}&hostUserId=1,2,3,4,5,6,7,8,9,10,11`],
    ["status", `${HISTORY}/recordings?${MADE}&status=Ready`],
    ["recordingMediaType", `${HISTORY}/recordings/r1/download?recordingMediaType=Text`],
  ])("answers 400 for %s in %s", async (parameterName, path) => {
    const { fake } = createFakeWithCallers();
    expect(refusalOf(await callFake(fake, `GET ${path}`))).toEqual({
      status: 400,
      errorCode: "CMN-101",
      parameterName,
    });
  });
});
