import { describe, expect, it } from "vitest";
import { createFakeWebinarApi, type FakeWebinarApi } from "../create-fake-webinar-api.js";
import { CONFIGURATION, callFake, refusalOf } from "../test-support/call-fake.js";
import type { AccountOptions } from "./add-account.js";

const WEBINARS = `${CONFIGURATION}/webinars`;
const createFake = (account: AccountOptions, rules = {}) =>
  createFakeWebinarApi({ rateLimits: false, accounts: [account], rules });
const create = (fake: FakeWebinarApi, settings?: object) =>
  callFake(fake, `POST ${WEBINARS}`, { body: { title: "Town hall", ...(settings && { settings }) } });
const change = (fake: FakeWebinarApi, id: string, settings: object) =>
  callFake(fake, `PATCH ${WEBINARS}/${id}`, { body: { settings } });

describe("users of an account", () => {
  const accounts: AccountOptions[] = [
    { users: [{ userId: "7", firstName: "Mei", lastName: "Lin", permissions: ["WebinarSettings"], entitled: false }] },
    { accountId: "other", users: [{ userId: "8" }] },
  ];

  it("are there from the start, and after a reset", async () => {
    const fake = createFakeWebinarApi({ accounts });
    for (const round of [1, 2]) {
      const webinar = fake.addWebinar({ id: `w${round}`, hostUserId: "7" });
      expect(webinar.host).toMatchObject({ userId: "7", accountId: "37439510", entitled: false });
      fake.reset();
    }
  });

  it("see the webinars of their own account", async () => {
    const fake = createFakeWebinarApi({ accounts });
    fake.addWebinar({ id: "w1" });
    const statusFor = async (userId: string) =>
      (await callFake(fake, `GET ${WEBINARS}/w1`, { token: fake.issueToken({ userId }) })).status;
    expect([await statusFor("7"), await statusFor("8")]).toEqual([200, 404]);
  });

  it("can take the default user's place", async () => {
    const fake = createFake({ accountId: "other", users: [{ userId: "400134001", permissions: [] }] });
    const { body } = await create(fake);
    expect(body.host).toMatchObject({ userId: "400134001", accountId: "other" });
    const company = `GET ${CONFIGURATION}/company/sessions?endTimeFrom=2026-01-01T00:00:00Z`;
    expect(refusalOf(await callFake(fake, company))).toEqual({ status: 403, errorCode: "CMN-408" });
  });
});

describe("locked settings", () => {
  const account: AccountOptions = { lockedSettings: { attendeeAuthentication: "AuthenticatedUser", autoRecord: true } };

  it("have their value in every new webinar", async () => {
    const { body } = await create(createFake(account));
    expect(body.settings).toMatchObject({ attendeeAuthentication: "AuthenticatedUser", autoRecord: true });
  });

  it("answer 403 to another value in a new webinar and in a change, and take their own back", async () => {
    const fake = createFake(account);
    const { body, status } = await create(fake, { autoRecord: true });
    expect(status).toBe(201);
    const refused = { status: 403, errorCode: "CMN-408" };
    expect(refusalOf(await create(fake, { attendeeAuthentication: "Guest" }))).toEqual(refused);
    expect(refusalOf(await change(fake, body.id, { autoRecord: false }))).toEqual(refused);
    expect((await change(fake, body.id, { ...body.settings, pstnEnabled: true })).body.settings.pstnEnabled).toBe(true);
  });

  it("bind no other account", async () => {
    const fake = createFake({ accountId: "other", ...account });
    expect((await create(fake, { attendeeAuthentication: "Guest" })).status).toBe(201);
  });

  it("bind webinars that are put in place as well", () => {
    const fake = createFake(account);
    expect(() => fake.addWebinar({ settings: { autoRecord: false } })).toThrow(
      /addWebinar: The account has locked \[settings.autoRecord\] to true/,
    );
  });
});

describe("a company's password policy", () => {
  it("makes a password where none is given, and keeps one that is", async () => {
    const fake = createFake({ passwordRequired: true });
    const [made, given] = [await create(fake), await create(fake, { password: "Tulip4827" })];
    expect(made.body.settings.password).toMatch(/^\w{10}$/);
    expect((await create(fake, { password: "" })).body.settings.password).toMatch(/^\w{10}$/);
    expect(given.body.settings.password).toBe("Tulip4827");
    expect((await change(fake, given.body.id, { pstnEnabled: true })).body.settings.password).toBe("Tulip4827");
  });

  it("makes another password when it is reset", async () => {
    const fake = createFake({ passwordRequired: true });
    const { body } = await create(fake, { password: "Tulip4827" });
    const reset = await change(fake, body.id, { password: "" });
    expect(reset.body.settings.password).toMatch(/^\w{10}$/);
    expect(reset.body.settings.password).not.toBe("Tulip4827");
  });

  it("is off by default: there is no password then", async () => {
    expect((await create(createFake({}))).body.settings).not.toHaveProperty("password");
  });
});

describe("features that an account has switched off", () => {
  it("show in the read-only settings of its webinars, which no request changes", async () => {
    const features = { recordingDownloadEnabled: false, pastSessionDeletionEnabled: true, pollsEnabled: false };
    const fake = createFake({ features });
    const { body } = await create(fake, { recordingDownloadEnabled: true, pollsEnabled: true });
    const expected = { ...features, pollsAnonymousEnabled: false, recordingEnabled: true };
    expect(body.settings).toMatchObject(expected);
    expect((await change(fake, body.id, { pollsEnabled: true })).body.settings).toMatchObject(expected);
  });

  it.each([
    [{ recordingEnabled: false }, { autoRecord: true }, "autoRecord"],
    [{ qnaEnabled: false }, { qnaEnabled: true }, "qnaEnabled"],
    [{ qnaEnabled: false }, { moderatedQnaEnabled: true }, "moderatedQnaEnabled"],
    [{ qnaEnabled: false }, { qnaAnonymousEnabled: true }, "qnaAnonymousEnabled"],
  ])("%j answers 400 to %j, unless that rule is off", async (features, settings, name) => {
    const fake = createFake({ features });
    const refused = { status: 400, errorCode: "CMN-101", parameterName: `settings.${name}` };
    expect(refusalOf(await create(fake, settings))).toEqual(refused);
    const { body } = await create(fake);
    expect(body.settings[name]).toBe(false);
    expect(refusalOf(await change(fake, body.id, settings))).toEqual(refused);
    expect((await create(createFake({ features }, { dependentSettings: false }), settings)).status).toBe(201);
  });
});

describe("addAccount", () => {
  it("sets an account up later on", async () => {
    const fake = createFakeWebinarApi();
    expect(fake.addAccount({ accountId: "other", users: [{ userId: "7" }], passwordRequired: true })).toEqual({
      accountId: "other",
      features: {},
      lockedSettings: {},
      passwordRequired: true,
    });
    expect(fake.addWebinar({ hostUserId: "7" }).settings?.password).toMatch(/^\w{10}$/);
  });

  const unknown = (members: object) => members as AccountOptions;
  const mistakes: [string, AccountOptions, RegExp][] = [
    ["a feature that there isn't", unknown({ features: { autoRecord: true } }), /features: there is no "autoRecord"/],
    ["a feature that is no boolean", unknown({ features: { pollsEnabled: "no" } }), /pollsEnabled must be boolean/],
    [
      "a lock on a read-only setting",
      unknown({ lockedSettings: { pollsEnabled: true } }),
      /there is no "pollsEnabled"/,
    ],
    [
      "a lock on the password",
      unknown({ lockedSettings: { password: "a" } }),
      /lockedSettings: there is no "password"/,
    ],
    [
      "a lock to an unknown value",
      unknown({ lockedSettings: { attendeeAuthentication: "Nobody" } }),
      /attendeeAuthentication must be one of Guest/,
    ],
    [
      "a lock on what needs a feature that is off",
      { features: { recordingEnabled: false }, lockedSettings: { autoRecord: true } },
      /autoRecord can't be true, as it needs recordingEnabled/,
    ],
    [
      "anonymous polls without polls",
      { features: { pollsEnabled: false, pollsAnonymousEnabled: true } },
      /pollsAnonymousEnabled can't be true/,
    ],
    [
      "Q&A locked on and switched off",
      { features: { qnaEnabled: false }, lockedSettings: { qnaEnabled: true } },
      /qnaEnabled can't be locked to true/,
    ],
    ["a user that is there", { users: [{ userId: "7" }, { userId: "7" }] }, /there is a user "7" already/],
  ];

  it.each(mistakes)("refuses %s", (_name, account, message) => {
    expect(() => createFake(account)).toThrow(message);
  });

  it("refuses an account that is set up already", () => {
    expect(() => createFake({}).addAccount({})).toThrow(/the account "37439510" is set up already/);
  });
});
