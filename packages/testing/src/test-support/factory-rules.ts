/** What the service never holds, found by looking at a value: an independent reading of the rules. */
export function brokenRules(value: unknown, path = "value"): string[] {
  if (typeof value === "string") return brokenTextRules(value).map((rule) => `${path}: ${rule} (${value})`);
  if (Array.isArray(value)) return value.flatMap((item, index) => brokenRules(item, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  const record = value as Record<string, unknown>;
  const own = OBJECT_RULES.filter(([, holds]) => !holds(record)).map(([rule]) => `${path}: ${rule}`);
  const ids = Object.entries(record)
    .filter(([name, id]) => /^(id|userId|accountId|inviteeId|registrantId|participantId)$/.test(name) && !isId(id))
    .map(([name]) => `${path}.${name}: an id has 1 to 20 digits`);
  return [
    ...own,
    ...ids,
    ...Object.entries(record).flatMap(([name, member]) => brokenRules(member, `${path}.${name}`)),
  ];
}

type ObjectRule = readonly [rule: string, holds: (record: Record<string, unknown>) => boolean];

const has = (record: Record<string, unknown>, ...names: string[]) => names.every((name) => record[name] !== undefined);
const onlyIf = (condition: boolean, present: boolean) => condition || !present;
const timeOf = (value: unknown) => Date.parse(String(value));
const inOrder = (...names: string[]): ObjectRule[1] => {
  return (record) => {
    const times = names.filter((name) => has(record, name)).map((name) => timeOf(record[name]));
    return times.every((time, index) => index === 0 || time >= (times[index - 1] as number));
  };
};
const descending = (...names: string[]): ObjectRule[1] => {
  return (record) => {
    const counts = names.filter((name) => has(record, name)).map((name) => Number(record[name]));
    return counts.every((count, index) => count >= 0 && (index === 0 || count <= (counts[index - 1] as number)));
  };
};
const isSession = (record: Record<string, unknown>) => has(record, "scheduledStartTime", "status");

const OBJECT_RULES: readonly ObjectRule[] = [
  [
    "never both contact and linkedUser",
    (record) => !has(record, "linkedUser") || !CONTACT.some((name) => has(record, name)),
  ],
  [
    "never neither",
    (record) => !has(record, "role", "id") || has(record, "linkedUser") || has(record, "firstName", "lastName"),
  ],
  ["hosts are users", (record) => record.role !== "Host" || !("sendInvite" in record) || has(record, "linkedUser")],
  ["hosts are invited", (record) => record.role !== "Host" || record.sendInvite !== false],
  ["changed after created", inOrder("creationTime", "lastModifiedTime")],
  ["created before it starts", inOrder("creationTime", "startTime")],
  ["created before its plan", (record) => !isSession(record) || inOrder("creationTime", "scheduledStartTime")(record)],
  ["course in order", inOrder("startTime", "broadcastingStartTime", "broadcastingEndTime", "endTime")],
  [
    "ends after start",
    (record) => !has(record, "startTime", "endTime") || timeOf(record.startTime) < timeOf(record.endTime),
  ],
  ["leaves after joining", inOrder("joinTime", "leaveTime")],
  [
    "duration from start to end",
    (record) =>
      !has(record, "startTime", "endTime", "duration") ||
      timeOf(record.endTime) - timeOf(record.startTime) === Number(record.duration) * 1000,
  ],
  ["unique people are fewer", descending("participantCount", "uniqueParticipantCount", "uniqueAttendeeCount")],
  ["attendees are fewer", descending("participantCount", "attendeeCount", "uniqueAttendeeCount")],
  ["runtimeStatus only while active", (record) => onlyIf(record.status === "Active", has(record, "runtimeStatus"))],
  ["runtimeStatus never Idle", (record) => record.runtimeStatus !== "Idle"],
  [
    "an end only once finished",
    (record) => onlyIf(!isSession(record) || record.status === "Finished", has(record, "endTime")),
  ],
  [
    "a recording only once finished",
    (record) => onlyIf(record.status === "Finished", isSession(record) && has(record, "recording")),
  ],
  ["a start only once started", (record) => onlyIf(record.status !== "Scheduled", has(record, "startTime"))],
  ["failureReason only if failed", (record) => (record.status === "Failed") === has(record, "failureReason")],
  [
    "duration once processed",
    (record) => !["Processing", "Failed"].includes(String(record.status)) || !has(record, "duration"),
  ],
  ["shared only while available", (record) => !record.shared || record.status === "Available"],
  ["an expiry only if shared", (record) => onlyIf(record.shared === true, has(record, "sharedUriExpirationTime"))],
  [
    "blacklistedData only if blacklisted",
    (record) => (record.status === "Blacklisted") === has(record, "blacklistedData"),
  ],
  [
    "expiresIn from creation to expiration",
    (record) =>
      !has(record, "creationTime", "expirationTime", "expiresIn") ||
      timeOf(record.expirationTime) - timeOf(record.creationTime) === Number(record.expiresIn) * 1000,
  ],
  [
    "a livestream's error only if it failed",
    (record) => onlyIf(record.livestreamStatus === "Error", has(record, "error")),
  ],
  ["autoRecord needs recordingEnabled", (record) => record.recordingEnabled !== false || record.autoRecord !== true],
  [
    "settings of questions need qnaEnabled",
    (record) => record.qnaEnabled !== false || !(record.qnaAnonymousEnabled || record.moderatedQnaEnabled),
  ],
  ["autoCloseLimit from 0", descending("autoCloseLimit")],
  [
    "a user is named once",
    (record) => !has(record, "entitled") || (record.linkedUser as { userId?: unknown })?.userId === record.userId,
  ],
  ["attendees weren't invited", (record) => record.role !== "Attendee" || !has(record, "inviteeId")],
];

const CONTACT = ["firstName", "lastName", "email", "jobTitle"];

function isId(id: unknown): boolean {
  return typeof id === "string" && (/^\d{1,20}$/.test(id) || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
}

function brokenTextRules(text: string): string[] {
  const broken: string[] = [];
  if (/undefined|NaN|\[object|null/.test(text)) broken.push("something is missing");
  const host = /^https?:\/\/([^/?]+)/.exec(text)?.[1] ?? /@([^@\s]+)$/.exec(text)?.[1];
  if (host !== undefined && !/(^|\.)example\.(com|org|net)$/.test(host)) broken.push("a host that somebody may own");
  return broken;
}
