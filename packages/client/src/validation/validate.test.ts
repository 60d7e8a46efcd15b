import { describe, expect, it } from "vitest";
import {
  type BodyValidator,
  createBodyValidator,
  rcwConfigCreateSession,
  rcwConfigUpdateInvitees,
  validateBody,
} from "./index.js";

const SESSION = { scheduledStartTime: "2026-09-14T15:00:00Z", scheduledDuration: 3600, timeZone: "Europe/Berlin" };
const GUEST = { role: "Panelist", firstName: "Mei", lastName: "Lin", email: "mei.lin@example.com" };
const LINKED_USER = { userId: "1", accountId: "2" };
const DELIVERY = { transportType: "WebHook", address: "https://hooks.example.com/webinar" };
const FILTERS = ["/webinar/configuration/v1/company/sessions"];

function linesOf(operationId: string, body: unknown): string[] {
  return validateBody(operationId, body).map(({ path, message }) => `${path} ${message}`);
}

describe("validateBody", () => {
  it("has nothing to say against a right body", () => {
    const mei = { firstName: "Mei", lastName: "Lin", email: "mei.lin@example.com", role: "Panelist" };
    expect(linesOf("rcwConfigUpdateInvitees", { addedInvitees: [mei], deletedInvitees: [{ id: "1" }] })).toEqual([]);
    expect(linesOf("rcwConfigCreateSession", SESSION)).toEqual([]);
  });

  it("names the place as the service does, what came, and what would be right", () => {
    const body = { addedInvitees: [{ role: "Cohost", firstName: 5 }, "mei"], updatedInvitees: [{ id: "" }] };
    expect(linesOf("rcwConfigUpdateInvitees", body)).toEqual([
      'addedInvitees.0.role is "Cohost"; expected one of "CoHost", "Panelist"',
      "addedInvitees.0.firstName is a number; expected a string",
      'addedInvitees.0.role is "Cohost"; expected one of "Panelist", "CoHost", "Host", "Attendee"',
      "addedInvitees.0.lastName is required and missing",
      "addedInvitees.0.email is required and missing",
      "addedInvitees.1 is a string; expected an object",
      "updatedInvitees.0.id has 0 characters; expected at least 1",
      "updatedInvitees.0.role is required and missing",
    ]);
  });

  it.each([
    [
      "both forms",
      { ...GUEST, linkedUser: LINKED_USER },
      "linkedUser can't be given here: an invitee has either linkedUser or contact data",
    ],
    [
      "contact data of a linked user",
      { role: "CoHost", linkedUser: LINKED_USER, jobTitle: "Head" },
      "jobTitle can't be given here: linkedUser brings its own contact data",
    ],
    [
      "a part of the contact data",
      { role: "CoHost", firstName: "Mei", lastName: "Lin" },
      "email is required and missing",
    ],
    ["role Host", { ...GUEST, role: "Host" }, 'role is "Host"; expected one of "CoHost", "Panelist"'],
    ["role Attendee", { ...GUEST, role: "Attendee" }, 'role is "Attendee"; expected one of "CoHost", "Panelist"'],
  ])("refuses an invitee with %s", (_, invitee, line) => {
    expect(linesOf("rcwConfigUpdateInvitees", { addedInvitees: [invitee] })).toEqual([`addedInvitees.0.${line}`]);
  });

  it("names both forms of an invitee who has neither", () => {
    expect(linesOf("rcwConfigUpdateInvitees", { addedInvitees: [{ role: "Panelist" }] })).toEqual([
      "addedInvitees.0 has none of the allowed forms: by linkedUser (linkedUser is required and missing); or by contact " +
        "data (firstName is required and missing, lastName is required and missing, email is required and missing)",
    ]);
  });

  it("refuses a bulk update whose list is misspelt, which would change nothing", () => {
    expect(linesOf("rcwConfigUpdateInvitees", { addedInvites: [] })).toEqual([
      "addedInvites is unknown; expected only addedInvitees, updatedInvitees, deletedInvitees",
    ]);
  });

  it.each([
    [{ ...SESSION, scheduledDuration: 29 }, "scheduledDuration is 29; expected at least 30"],
    [{ ...SESSION, scheduledDuration: 43201 }, "scheduledDuration is 43201; expected at most 43200"],
    [{ ...SESSION, scheduledDuration: 60.5 }, "scheduledDuration is 60.5; expected a whole number"],
    [{ ...SESSION, scheduledDuration: Number.NaN }, "scheduledDuration is NaN; expected a whole number"],
    [{ ...SESSION, scheduledDuration: "60" }, "scheduledDuration is a string; expected a whole number"],
    [
      { ...SESSION, scheduledStartTime: "tomorrow" },
      'scheduledStartTime is "tomorrow"; expected a time such as 2026-09-14T15:00:00Z',
    ],
    [{ ...SESSION, timeZone: undefined }, "timeZone is required and missing"],
    [{ ...SESSION, hostJoinUri: "x" }, "hostJoinUri is read-only: the service sets it, so it can't be sent"],
    [[SESSION], " is a list; expected an object"],
    [null, " is null; expected an object"],
    [undefined, " is required and missing"],
  ])("says of %j: %s", (body, line) => {
    expect(linesOf("rcwConfigCreateSession", body)).toEqual([line]);
  });

  it("says a thing once, though several parts of a schema demand it", () => {
    expect(linesOf("rcwConfigUpdateInvitee", 5)).toEqual([" is a number; expected an object"]);
  });

  it("lets a body be left out where the description does", () => {
    expect(linesOf("rcwN11sUpdateSubscription", undefined)).toEqual([]);
  });

  it("counts characters, not UTF-16 units", () => {
    const withName = (firstName: string) => linesOf("rcwConfigUpdateInvitee", { role: "Panelist", firstName });
    expect(withName("\u{1F600}".repeat(64))).toEqual([]);
    expect(withName("\u{1F600}".repeat(65))).toEqual(["firstName has 65 characters; expected at most 64"]);
    // A letter and its accent are two characters to JSON Schema.
    expect(withName("e\u0301".repeat(33))).toEqual(["firstName has 66 characters; expected at most 64"]);
    // A lone surrogate is one.
    expect(withName("\uD83D".repeat(64))).toEqual([]);
  });

  it("lets unknown properties pass: the description doesn't forbid them", () => {
    expect(linesOf("rcwConfigCreateSession", { ...SESSION, colour: "red" })).toEqual([]);
  });

  it("judges a value as JSON writes it", () => {
    expect(
      linesOf("rcwConfigCreateSession", { ...SESSION, scheduledStartTime: new Date(0), title: undefined }),
    ).toEqual([]);
    expect(linesOf("rcwConfigCreateSession", Object.create(SESSION))).toHaveLength(3);
  });

  it("never shows a password or a verification token", () => {
    const secret = `zebra${"x".repeat(70)}`;
    const found = [
      ...linesOf("rcwConfigCreateWebinar", { title: "t", settings: { password: secret } }),
      ...linesOf("rcwN11sCreateSubscription", {
        eventFilters: FILTERS,
        deliveryMode: { ...DELIVERY, verificationToken: [secret] },
      }),
    ];
    expect(found).toEqual([
      "settings.password is too long; expected at most 64 characters",
      "deliveryMode.verificationToken is a list; expected a string",
    ]);
  });

  it.each([
    ["https://[/path?token=zebra#zebra", '"https://[/path..."'],
    ["https://zebra:zebra@[", '"https://..."'],
    ["https://zebra:zeb/ra@host/[", '"https://..."'],
    ["https://zebra:ze?bra@host/[", '"https://..."'],
    ["https://host/[?mail=zebra@zebra", '"https://..."'],
    ["hooks.example.com", '"hooks.example.com"'],
  ])("shows nothing of the address %s that may be secret", (address, shown) => {
    const deliveryMode = { ...DELIVERY, address };
    expect(linesOf("rcwN11sCreateSubscription", { eventFilters: FILTERS, deliveryMode })).toEqual([
      `deliveryMode.address is ${shown}; expected an address such as https://example.com/path`,
    ]);
  });

  it("shortens long values", () => {
    const address = `no address ${"x".repeat(1000)}`;
    const [line = ""] = linesOf("rcwN11sCreateSubscription", {
      eventFilters: FILTERS,
      deliveryMode: { ...DELIVERY, address },
    });
    expect(line.length).toBeLessThan(200);
  });

  it("explains what an answer to a question of the registration form lacks", () => {
    const registrant = { firstName: "Mei", lastName: "Lin", email: "mei.lin@example.com" };
    expect(linesOf("rcwRegCreateRegistrant", { ...registrant, questionnaire: [{ questionId: "q" }] })).toEqual([
      "questionnaire.0 has none of the allowed forms: FixedAnswerModel (answerIds is required and missing); or VariableAnswerModel (answerText is required and missing)",
    ]);
  });

  it.each(["rcwConfigListInvitees", "unheardOf", "toString", "__proto__"])("says nothing of %s", (operationId) => {
    expect(validateBody(operationId, 5)).toEqual([]);
  });
});

describe("createBodyValidator", () => {
  it("checks the operations that it is given, and no others", () => {
    const validate: BodyValidator = createBodyValidator({ rcwConfigUpdateInvitees });
    expect(validate("rcwConfigUpdateInvitees", 5)).toEqual(rcwConfigUpdateInvitees(5));
    expect(validate("rcwConfigCreateSession", 5)).toEqual([]);
    expect(rcwConfigCreateSession(5)).toHaveLength(1);
  });
});
