/** Whether a value is possible at a place. */
export type Check = (value: unknown) => boolean;

/** The properties of an object; `required` are those that can't be left out. */
export interface Form {
  readonly properties: Readonly<Record<string, Check>>;
  readonly required?: readonly string[];
}

const text =
  (minimum: number, maximum: number): Check =>
  (value) =>
    typeof value === "string" && value.length >= minimum && value.length <= maximum;
const whole =
  (minimum: number, maximum: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum;
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const truth = oneOf(true, false);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const object =
  (form: Form): Check =>
  (value) =>
    fits(form, value);

/** Other properties are ignored, as those are that the service sets itself. */
export function fits({ properties, required = [] }: Form, value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const given = value as Record<string, unknown>;
  return (
    required.every((name) => given[name] !== undefined) &&
    Object.entries(properties).every(([name, check]) => given[name] === undefined || check(given[name]))
  );
}

/** Ids have 1 to 20 characters. */
export const isId = text(1, 20);

export const isDateTime: Check = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/.test(value);

/** As far as the addresses go that the steps use. */
const isAddress: Check = (value) => text(1, 256)(value) && String(value).includes("@");

/** Of the names that the steps use. */
const isTimeZone = oneOf("Etc/UTC", "Europe/Madrid", "America/New_York");

const SETTINGS = object({
  properties: {
    autoRecord: truth,
    qnaEnabled: truth,
    moderatedQnaEnabled: truth,
    qnaAnonymousEnabled: truth,
    attendeeAuthentication: oneOf("Guest", "AuthenticatedUser", "AuthenticatedCoworker"),
    password: text(0, 64),
  },
});

const LINKED_USER = object({
  properties: { userId: text(0, 256), accountId: text(0, 256), domain: oneOf("pbx", "ilm") },
  required: ["userId", "accountId"],
});

const WEBINAR = { title: text(1, 512), description: text(0, 4096), settings: SETTINGS };
export const WEBINAR_CHANGE: Form = { properties: WEBINAR };
export const NEW_WEBINAR: Form = {
  properties: { ...WEBINAR, host: object({ properties: { linkedUser: LINKED_USER } }) },
  required: ["title"],
};

export const SESSION_CHANGE: Form = {
  properties: {
    scheduledStartTime: isDateTime,
    scheduledDuration: whole(30, 43_200),
    timeZone: isTimeZone,
    panelJoinTimeOffset: whole(0, 2 ** 31 - 1),
    localeCode: (value) => text(2, 8)(value) && (value as string).trim() !== "",
    title: text(0, 512),
    description: text(0, 4096),
    status: oneOf("Scheduled", "Active", "Finished"),
  },
};
export const NEW_SESSION: Form = {
  ...SESSION_CHANGE,
  required: ["scheduledStartTime", "scheduledDuration", "timeZone"],
};

const INVITEE = {
  firstName: text(0, 64),
  lastName: text(0, 64),
  jobTitle: text(0, 64),
  email: isAddress,
  role: oneOf("Panelist", "CoHost", "Host", "Attendee"),
  type: oneOf("User", "Room"),
  sendInvite: truth,
};
export const INVITEE_CHANGE: Form = { properties: INVITEE, required: ["role"] };
const NEW_INVITEE: Form = { properties: { ...INVITEE, linkedUser: LINKED_USER }, required: ["role"] };
export const BULK_UPDATE: Form = {
  properties: {
    addedInvitees: listOf(object(NEW_INVITEE)),
    updatedInvitees: listOf(object({ properties: { ...INVITEE, id: isId }, required: ["role"] })),
    deletedInvitees: listOf(object({ properties: { id: isId } })),
  },
};
