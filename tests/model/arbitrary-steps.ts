import fc, { type Arbitrary } from "fast-check";
import {
  bulkUpdates,
  inviteeChanges,
  newSessions,
  newWebinars,
  references,
  sessionChanges,
  webinarChanges,
} from "./arbitrary-bodies.js";
import type { OperationName, QueryValue } from "./operations.js";
import { CALLERS, type CallerName, USERS } from "./people.js";
import type { CallStep, ListName, Step } from "./steps.js";

const strangers = fc.constantFrom(...(Object.keys(CALLERS) as CallerName[]));
const owners: Arbitrary<CallStep["by"]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant("owner" as const) },
  { weight: 2, arbitrary: strangers },
);
const hosts: Arbitrary<CallStep["by"]> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("admin" as const, "ana" as const, "olga" as const) },
  { weight: 1, arbitrary: strangers },
);

const perPage = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom<QueryValue>(1, 2, 3, 1000) },
  { weight: 1, arbitrary: fc.constantFrom<QueryValue>(0, -1, "many", 1001) },
);
const pageToken = fc.constant<QueryValue>("x");
const rarely = (value: Arbitrary<QueryValue>) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant<QueryValue>(undefined) }, { weight: 1, arbitrary: value });
/** From the beginning, from now and from later; sometimes from no time at all. */
const times = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom<QueryValue>("2026-01-01T00:00:00Z", "2026-09-01T08:00:01Z", "2026-09-01T15:00:00Z"),
  },
  { weight: 1, arbitrary: fc.constantFrom<QueryValue>(undefined, "yesterday") },
);
const statuses = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom<QueryValue>(undefined, undefined, ["Scheduled"], ["Active", "Finished"]),
  },
  { weight: 1, arbitrary: fc.constant<QueryValue>(["Scheduled", "Idle"]) },
);
const hostUserIds = fc.constantFrom<QueryValue>(
  undefined,
  [USERS.ana.userId],
  [USERS.admin.userId, USERS.olga.userId],
  Array.from({ length: 11 }, (_, index) => String(index)),
);
const nameFragments = fc.constantFrom<QueryValue>(undefined, "Live", "own", "nothing has this");

const pages = { perPage, pageToken: rarely(pageToken) };
const QUERIES = {
  listWebinars: fc.record({ creationTimeFrom: times, ...pages }),
  listSessions: fc.record({ endTimeFrom: times, status: statuses, nameFragment: nameFragments, ...pages }),
  listCompanySessions: fc.record({ endTimeFrom: times, status: statuses, hostUserId: hostUserIds, ...pages }),
  listInvitees: fc.record(pages),
};

const webinar = references;
const ofSession = {
  session: references,
  under: fc.oneof(
    { weight: 20, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: references as Arbitrary<number | undefined> },
  ),
};
const ofInvitee = { ...ofSession, invitee: references };

/** How often each operation is called, beside the others. */
const CALLS: Readonly<Record<OperationName, readonly [weight: number, rest: Record<string, Arbitrary<unknown>>]>> = {
  listWebinars: [2, { by: hosts, query: QUERIES.listWebinars }],
  createWebinar: [4, { by: hosts, body: newWebinars }],
  getWebinar: [1, { by: owners, webinar }],
  updateWebinar: [3, { by: owners, webinar, body: webinarChanges }],
  deleteWebinar: [1, { by: owners, webinar }],
  listSessions: [2, { by: hosts, query: QUERIES.listSessions }],
  listCompanySessions: [2, { by: hosts, query: QUERIES.listCompanySessions }],
  createSession: [5, { by: owners, webinar, body: newSessions }],
  getSession: [2, { by: owners, ...ofSession }],
  updateSession: [4, { by: owners, ...ofSession, body: sessionChanges }],
  deleteSession: [1, { by: owners, ...ofSession }],
  listInvitees: [3, { by: owners, ...ofSession, query: QUERIES.listInvitees }],
  updateInvitees: [8, { by: owners, ...ofSession, body: bulkUpdates }],
  getInvitee: [1, { by: owners, ...ofInvitee }],
  updateInvitee: [4, { by: owners, ...ofInvitee, body: inviteeChanges }],
  deleteInvitee: [2, { by: owners, ...ofInvitee }],
};

const calls = Object.entries(CALLS).map(([call, [weight, rest]]) => ({
  weight,
  arbitrary: fc.record({ call: fc.constant(call), ...rest }) as unknown as Arbitrary<Step>,
}));

const lists = fc.constantFrom<ListName>("listWebinars", "listSessions", "listCompanySessions");

/** One thing that somebody does. */
export const steps: Arbitrary<Step> = fc.oneof(
  ...calls,
  { weight: 5, arbitrary: fc.record({ follow: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ follow: fc.nat(20), as: lists }) },
  { weight: 3, arbitrary: fc.record({ waitSeconds: fc.constantFrom(1, 3600, 86_400) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      session: fc.nat(5),
      becomes: fc.constantFrom("Scheduled" as const, "Active" as const, "Finished" as const),
    }),
  },
);
