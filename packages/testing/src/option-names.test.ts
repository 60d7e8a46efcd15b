import { describe, expect, it } from "vitest";
import { createFakeWebinarApi, type FakeWebinarApiOptions } from "./create-fake-webinar-api.js";
import { inviteeResource } from "./factories/index.js";
import { createFakeWithSession } from "./test-support/fake-with-session.js";

/** What a typing error would be, past the compiler. */
const misspelt = <Options>(options: object) => options as Options;

describe("a typing error", () => {
  it.each<[string, object, RegExp]>([
    ["an option", { scenaro: "empty" }, /there is no "scenaro" \(did you mean "scenario"\?\)/],
    ["of an account", { accounts: [{ userz: [] }] }, /addAccount: there is no "userz" \(did you mean "users"\?\)/],
    [
      "of an account's user",
      { accounts: [{ users: [{ userID: "1" }] }] },
      /addUser: there is no "userID" \(did you mean "userId"/,
    ],
    [
      "of oauth",
      { oauth: { accessTokenLifetime: 5 } },
      /oauth: there is no "accessTokenLifetime" \(did you mean "accessTokenLifetimeSeconds"/,
    ],
    ["of webhooks", { webhooks: { timeout: 5 } }, /webhooks: there is no "timeout" \(did you mean "timeoutMs"/],
    ["a rule that objects have by themselves", { rules: { toString: false } }, /rules: there is no "toString"/],
    [
      "a rule that is neither on nor off",
      { rules: { attendeeRole: "off" } },
      /rules.attendeeRole is true or false, received "off"/,
    ],
    ["a clock without a time", { clock: {} }, /clock has no function now\(\)/],
    ["strict", { strict: "yes" }, /strict is true or false, received "yes"/],
    ["a size", { maxBodyBytes: 0 }, /maxBodyBytes is a whole number of bytes from 1, received 0/],
    ["no object", [], /expected an object, received a list/],
  ])("is told: %s", (_, options, message) => {
    expect(() => createFakeWebinarApi(misspelt<FakeWebinarApiOptions>(options))).toThrow(message);
  });

  const fake = createFakeWithSession();
  fake.setSessionStatus("s1", "Active");
  const session = { sessionId: "s1" };
  it.each<[string, () => unknown, RegExp]>([
    [
      "issueToken",
      () => fake.issueToken(misspelt({ lifetimeSeconds: 5 })),
      /issueToken: there is no "lifetimeSeconds"/,
    ],
    ["issueJwt", () => fake.issueJwt(misspelt({ user: "1" })), /issueJwt: there is no "user" \(did you mean "userId"/],
    ["addApp", () => fake.addApp(misspelt({ public: true })), /addApp: there is no "public"/],
    [
      "addUser",
      () => fake.addUser(misspelt({ permission: [] })),
      /addUser: there is no "permission" \(did you mean "permissions"/,
    ],
    [
      "a permission",
      () => fake.addUser({ permissions: ["Webinarsettings"] }),
      /no permission "Webinarsettings". There is: WebinarSettings/,
    ],
    [
      "addWebinar",
      () => fake.addWebinar(misspelt({ titel: "T" })),
      /addWebinar: there is no "titel" \(did you mean "title"\?\)/,
    ],
    [
      "a setting of addWebinar",
      () => fake.addWebinar(misspelt({ settings: { autoRecrod: true } })),
      /addWebinar: settings: there is no "autoRecrod" \(did you mean "autoRecord"\?\)/,
    ],
    [
      "addSession",
      () => fake.addSession(misspelt({ webinarId: "w1", timezone: "Etc/UTC" })),
      /no "timezone" \(did you mean "timeZone"/,
    ],
    [
      "addInvitee",
      () => fake.addInvitee(misspelt({ ...session, mail: "a@example.com" })),
      /addInvitee: there is no "mail"/,
    ],
    [
      "addRegistrant",
      () => fake.addRegistrant(misspelt({ ...session, mail: "a@example.com" })),
      /addRegistrant: there is no "mail"/,
    ],
    [
      "addParticipant",
      () => fake.addParticipant(misspelt({ ...session, invitee: "1" })),
      /addParticipant: there is no "invitee"/,
    ],
    [
      "addRecording",
      () => fake.addRecording(misspelt({ ...session, duration: 5 })),
      /addRecording: there is no "duration" \(did you mean "durationSeconds"/,
    ],
    [
      "addSubscription",
      () => fake.addSubscription(misspelt({ address: "http://127.0.0.1/", filters: [] })),
      /addSubscription: there is no "filters"/,
    ],
    [
      "setRegistration",
      () => fake.setRegistration("s1", misspelt({ status: "Open" })),
      /setRegistration: there is no "status"/,
    ],
    ["build", () => inviteeResource.build(null as never), /build: the overrides are null/],
  ])("is told by %s", (_, act, message) => {
    expect(act).toThrow(message);
  });
});
