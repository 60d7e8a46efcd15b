import fc, { type Arbitrary } from "fast-check";
import { CHOSEN_ID } from "./lookups.js";
import { USERS } from "./people.js";
import { type Reference, TOO_LONG, UNKNOWN } from "./steps.js";

type Body = Readonly<Record<string, unknown>>;

/** No JSON. */
const UNREADABLE = "{";

/** What the service sets itself is ignored, even what couldn't be. */
const READ_ONLY: Body = { id: CHOSEN_ID, hostInviteeId: CHOSEN_ID, creationTime: "yesterday", lastModifiedTime: null };

/** Mostly valid bodies; the others have one flaw, which replaces properties (`undefined` leaves one out). */
function withFlaws(valid: Arbitrary<Body>, flaws: readonly Body[]): Arbitrary<Body> {
  const flaw = fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.constantFrom(...flaws) });
  return fc.tuple(valid, flaw).map(([body, replacement]) => ({ ...body, ...replacement }));
}

const orUnreadable = (body: Arbitrary<Body>): Arbitrary<Body | string> =>
  fc.oneof({ weight: 30, arbitrary: body }, { weight: 1, arbitrary: fc.constant(UNREADABLE) });

/** Any of the properties, each with a value of its own. */
const someOf = (properties: Record<string, Arbitrary<unknown>>) => fc.record(properties, { requiredKeys: [] });

const titles = fc.constantFrom("Town hall", "Briefing", "t", "x".repeat(512));
const descriptions = fc.constantFrom("", "What is new", "x".repeat(4096));

const settings = withFlaws(
  someOf({
    autoRecord: fc.boolean(),
    qnaEnabled: fc.boolean(),
    moderatedQnaEnabled: fc.boolean(),
    qnaAnonymousEnabled: fc.boolean(),
    attendeeAuthentication: fc.constantFrom("Guest", "AuthenticatedUser"),
    password: fc.constantFrom("", "Tulip4827"),
  }),
  [
    { attendeeAuthentication: "Anybody" },
    { autoRecord: "yes" },
    { password: "x".repeat(65) },
    // Read-only: ignored.
    { recordingEnabled: false, pollsEnabled: "no" },
  ],
);

const WEBINAR_FLAWS = [
  { title: "" },
  { title: "x".repeat(513) },
  { description: "x".repeat(4097) },
  { settings: "none" },
];

export const newWebinars = orUnreadable(
  withFlaws(fc.record({ title: titles, description: descriptions, settings }, { requiredKeys: ["title"] }), [
    ...WEBINAR_FLAWS,
    { title: undefined },
    { host: { linkedUser: { userId: USERS.admin.userId, accountId: USERS.admin.accountId, domain: "pbx" } } },
    { host: { linkedUser: { userId: USERS.olga.userId, accountId: USERS.olga.accountId, domain: "pbx" } } },
    READ_ONLY,
  ]),
);

export const webinarChanges = orUnreadable(
  withFlaws(someOf({ title: titles, description: descriptions, settings }), [
    ...WEBINAR_FLAWS,
    { host: { linkedUser: { userId: USERS.ana.userId, accountId: USERS.ana.accountId } } },
    { registrationStatus: "Open" },
    READ_ONLY,
  ]),
);

/** The first one has gone by when the world begins; no wait ends exactly at one of them. */
const starts = fc.constantFrom("2026-08-20T10:00:30Z", "2026-09-01T09:00:30Z", "2026-09-02T12:00:30Z");

const session = {
  scheduledStartTime: starts,
  scheduledDuration: fc.constantFrom(30, 3600, 43_200),
  timeZone: fc.constantFrom("Etc/UTC", "Europe/Madrid", "America/New_York"),
  panelJoinTimeOffset: fc.constantFrom(0, 900),
  localeCode: fc.constantFrom("en", "en-US", "zh-Hant"),
  title: fc.constantFrom("", "Live", "x".repeat(512)),
  description: fc.constantFrom("", "With questions"),
};

const SESSION_FLAWS: readonly Body[] = [
  { scheduledStartTime: "tomorrow" },
  { scheduledDuration: 29 },
  { scheduledDuration: 43_201 },
  { scheduledDuration: 60.5 },
  { scheduledDuration: "3600" },
  { timeZone: "Mars/Olympus" },
  { timeZone: "+02:00" },
  { panelJoinTimeOffset: -1 },
  { localeCode: "e" },
  { localeCode: "en-US-abc" },
  { localeCode: "  " },
  { title: "x".repeat(513) },
  { status: "Paused" },
  { status: "Finished" },
  { hostJoinUri: "nowhere", ...READ_ONLY },
];

export const newSessions = orUnreadable(
  withFlaws(fc.record(session, { requiredKeys: ["scheduledStartTime", "scheduledDuration", "timeZone"] }), [
    ...SESSION_FLAWS,
    { scheduledStartTime: undefined },
    { scheduledDuration: undefined },
    { timeZone: undefined, timezone: "Europe/Madrid" },
    { status: "Scheduled" },
    { status: "Active" },
  ]),
);

export const sessionChanges = orUnreadable(
  withFlaws(someOf(session), [...SESSION_FLAWS, { status: "Scheduled" }, { status: "Active" }, { status: "Active" }]),
);

const contact = {
  firstName: fc.constantFrom("Mei", "Kofi"),
  lastName: fc.constantFrom("Lin", "Mensah"),
  email: fc.constantFrom("mei@example.com", "kofi@example.com", "lena@example.com"),
  jobTitle: fc.constantFrom("", "Head of Research"),
};
const linkedUsers = fc.record(
  {
    userId: fc.constantFrom(USERS.admin.userId, USERS.ana.userId, USERS.ben.userId),
    accountId: fc.constant(USERS.admin.accountId),
    domain: fc.constant("pbx"),
  },
  { requiredKeys: ["userId", "accountId"] },
);
const attributes = {
  role: fc.constantFrom("CoHost", "Panelist"),
  type: fc.constantFrom("User", "Room"),
  sendInvite: fc.boolean(),
};

const INVITEE_FLAWS: readonly Body[] = [
  { role: undefined },
  { role: "Host" },
  { role: "Attendee" },
  { role: "Cohost" },
  { type: "Robot" },
  { sendInvite: "no" },
  { firstName: "x".repeat(65) },
  { email: "nowhere" },
  { joinUri: "nowhere", ...READ_ONLY },
];
const LINKED_USER = { linkedUser: { userId: USERS.ben.userId, accountId: USERS.ben.accountId } };

const guests = fc.record({ ...contact, ...attributes }, { requiredKeys: ["firstName", "lastName", "email", "role"] });
const colleagues = fc.record({ linkedUser: linkedUsers, ...attributes }, { requiredKeys: ["linkedUser", "role"] });
const added = withFlaws(fc.oneof(guests, colleagues), [
  ...INVITEE_FLAWS,
  LINKED_USER,
  { firstName: "Mei" },
  { lastName: undefined, linkedUser: undefined },
  { linkedUser: { userId: USERS.ben.userId } },
]);

/** Linked users have no contact data to change, and an invitation can't be called back: often there is only a role. */
const changed = fc.oneof(
  fc.record({ role: attributes.role, type: attributes.type }, { requiredKeys: ["role"] }),
  withFlaws(fc.record({ ...contact, ...attributes }, { requiredKeys: ["role"] }), [...INVITEE_FLAWS, LINKED_USER]),
);

export const inviteeChanges = orUnreadable(changed);

/** Mostly one that was made; the host's is the first. */
export const references: Arbitrary<Reference> = fc.oneof(
  { weight: 12, arbitrary: fc.nat(5) },
  { weight: 1, arbitrary: fc.constant(UNKNOWN) },
  { weight: 1, arbitrary: fc.constant(TOO_LONG) },
);
/** Without an `invitee` there will be no id. */
const named = fc.oneof(
  { weight: 20, arbitrary: fc.record({ invitee: references }) },
  { weight: 1, arbitrary: fc.constant({}) },
);

export const bulkUpdates = orUnreadable(
  withFlaws(
    someOf({
      addedInvitees: fc.array(added, { maxLength: 3 }),
      updatedInvitees: fc.array(
        fc.tuple(named, changed).map(([name, change]) => ({ ...change, ...name })),
        { maxLength: 2 },
      ),
      deletedInvitees: fc.array(named, { maxLength: 2 }),
    }),
    [{ addedInvitees: "nobody" }, { deletedInvitees: [5] }],
  ),
);
