import { expect, it } from "vitest";
import { CONFIGURATION, callFake, INVITEES } from "../test-support/call-fake.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";

// Whoever runs into a rule learns from the answer which one it is, and what would be right.

const ANA = { firstName: "Ana", lastName: "Sol", email: "ana@example.com", role: "Panelist" };
const LINKED = { linkedUser: { userId: "7", accountId: "37439510" } };
const WEBINARS = `${CONFIGURATION}/webinars`;
const SESSION = `${WEBINARS}/w1/sessions/s1`;
const SCHEDULE = { scheduledStartTime: "2026-09-15T16:00:00Z", scheduledDuration: 3600, timeZone: "Etc/UTC" };
const NEITHER = /give either linkedUser, or firstName, lastName and email; there is neither/;

const add = (invitee: object) => [`PATCH ${INVITEES}`, { addedInvitees: [invitee] }] as const;
const change = (id: string, body: object) => [`PUT ${INVITEES}/${id}`, body] as const;
const create = (body: object) => [`POST ${WEBINARS}`, { title: "Town hall", ...body }] as const;

type Call = readonly [target: string, body?: object];

type Row = [rule: string, call: Call, message: RegExp, parameterValue?: string];

const MESSAGES: Row[] = [
  ["an Attendee is added", add({ ...ANA, role: "Attendee" }), /can't be an Attendee; use CoHost or Panelist/],
  ["a Host is added", add({ ...ANA, role: "Host" }), /nobody can be added as Host; use CoHost or Panelist/],
  ["both forms", add({ ...ANA, ...LINKED }), /either linkedUser, or firstName, lastName and email; not both/],
  ["neither form", add({ role: "CoHost" }), NEITHER],
  ["half a form", add({ ...ANA, email: undefined }), /firstName, lastName and email are required without linkedUser/],
  ["a blank name", add({ ...ANA, lastName: " " }), /it may not be blank/],
  ["no address", add({ ...ANA, email: "ana" }), /\[addedInvitees.0.email\] value is invalid: .*email/, "ana"],
  ["no id", [`PATCH ${INVITEES}`, { deletedInvitees: [{}] }], /deletedInvitees.0.id\] value is invalid: is required/],
  ["another linked user", change("mei", { role: "CoHost", ...LINKED }), /can't be changed; delete the invitee and add/],
  ["contact data of a user", change("kofi", { role: "CoHost", email: "k@x.org" }), /has no contact data of their own/],
  ["a promotion to Host", change("mei", { role: "Host" }), /Nobody can be made Host: the host is settled when/],
  ["a turn into an Attendee", change("mei", { role: "Attendee" }), /can't be an Attendee; use CoHost or Panelist/],
  ["an invitation called back", change("mei", { role: "CoHost", sendInvite: false }), /can't be called back/, "false"],
  [
    "a change of the host's record",
    change("host", { role: "CoHost" }),
    /\[host\] is the host's record, which can't be/,
  ],
  ["no such time zone", [`PATCH ${SESSION}`, { timeZone: "Mars/Olympus" }], /IANA time zone name, such as Europe/],
  ["a blank locale", [`PATCH ${SESSION}`, { localeCode: "  " }], /it may be left out, but not be blank/],
  [
    "a second session",
    [`POST ${WEBINARS}/w1/sessions`, SCHEDULE],
    /\[w1\] has its session already; a webinar takes one/,
  ],
  [
    "a session that begins at its end",
    [`PATCH ${SESSION}`, { status: "Finished" }],
    /is Scheduled can't become Finished/,
  ],
  [
    "a new session that runs",
    [`POST ${WEBINARS}/bare/sessions`, { ...SCHEDULE, status: "Active" }],
    /new session is Sch/,
  ],
  ["a host without a user", create({ host: {} }), /host.linkedUser\] value is invalid: is required/],
  [
    "a host of another account",
    create({ host: { linkedUser: { userId: "7", accountId: "another" } } }),
    /host of a webinar must be a user of the caller's account/,
  ],
  ["a host who is nobody", create({ host: LINKED }), /no user of this account has this id/, "7"],
  [
    "a setting without its base",
    create({ settings: { qnaEnabled: false, moderatedQnaEnabled: true } }),
    /needs qnaE/,
    "true",
  ],
  ["another host", [`PATCH ${WEBINARS}/w1`, { host: {} }], /The property \[host\] of a webinar can't be changed/],
];

async function refuse([target, body]: Call, fake = createFakeWithSession()) {
  fake.addWebinar({ id: "bare" });
  const answer = await callFake(fake, target, body === undefined ? {} : { body });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  return answer.body.errors[0];
}

it.each(MESSAGES)("says what is wrong with %s", async (_rule, call, message, parameterValue) => {
  const error = await refuse(call);
  expect(error.message).toMatch(message);
  if (parameterValue !== undefined) expect(error.parameterValue).toBe(parameterValue);
});

it.each([
  [`PATCH ${SESSION}`, { title: "Live" }, /\[s1\] is Active: it can't be changed/],
  [`DELETE ${SESSION}`, undefined, /\[s1\] is Active: it can't be deleted/],
  [`DELETE ${WEBINARS}/w1`, undefined, /\[s1\] is Active: the webinar can't be deleted/],
  [`DELETE ${INVITEES}/mei`, undefined, /\[s1\] is Active: its invitees can't be deleted/],
])("says that the session runs: %s", async (target, body, message) => {
  const fake = createFakeWithSession();
  fake.setSessionStatus("s1", "Active");
  expect((await refuse(body === undefined ? [target] : [target, body], fake)).message).toMatch(message);
});

it("says what the account has switched off, and which value was refused", async () => {
  const fake = createFakeWithSession({ accounts: [{ features: { qnaEnabled: false } }] });
  expect(await refuse(create({ settings: { qnaEnabled: true } }), fake)).toMatchObject({
    message: expect.stringContaining("the account has switched Q&A off"),
    parameterName: "settings.qnaEnabled",
    parameterValue: "true",
  });
});

it("says that a Host is always invited, where a Host can be added or made", async () => {
  const rules = { hostRoleInAdd: false, promotionToHost: false };
  const host = { role: "Host", sendInvite: false };
  const always = { message: expect.stringContaining("it can't be false for a Host"), parameterValue: "false" };
  expect(await refuse(add({ ...ANA, ...host }), createFakeWithSession({ rules }))).toMatchObject({
    ...always,
    parameterName: "addedInvitees.0.sendInvite",
  });
  expect(await refuse(change("mei", host), createFakeWithSession({ rules }))).toMatchObject({
    ...always,
    parameterName: "sendInvite",
  });
});
