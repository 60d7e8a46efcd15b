import type { WcsSessionStatusModel } from "@rcw/types";
import type { FakeWebinarApi } from "../../create-fake-webinar-api.js";
import type { Fault } from "../faults/fault.js";
import type { PlannedFault } from "../faults/fault-plan.js";
import type { JournalFilter } from "../journal/journal-filter.js";

/** Where the control interface of a served fake begins. */
export const CONTROL_PATH = "/rcw-fake";

/** What was sent to the control interface. */
export interface ControlCall {
  readonly fake: FakeWebinarApi;
  /** The parameter of the path, decoded; "" where it has none. */
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
  /** A JSON object; `{}` where nothing was sent. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** One operation of the control interface: what it is in words, and what it does. */
export interface ControlRoute {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `CONTROL_PATH`; `{name}` stands for one segment. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  /** Status of a success; 204 has no body. */
  readonly status: 200 | 201 | 204;
  /** Names of the query parameters that it takes. */
  readonly query?: readonly string[];
  /** What the body is, in words; without it none is read. */
  readonly body?: string;
  readonly run: (call: ControlCall) => unknown;
}

/** Options of a helper come from outside: the helper checks each name and value itself. */
type Helper = (options: never) => unknown;

const adding = (kind: string, one: string, helper: (fake: FakeWebinarApi) => Helper): ControlRoute => ({
  method: "POST",
  path: `/${kind}`,
  operationId: `add${one}`,
  summary: `Adds to ${kind}; answers what was added.`,
  status: 201,
  body: `The options of add${one} of @rcw/testing.`,
  run: ({ fake, body }) => helper(fake)(body as never),
});

const reading = (kind: string, read: (call: ControlCall) => unknown[], query?: readonly string[]): ControlRoute => ({
  method: "GET",
  path: `/${kind}`,
  operationId: `list${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`,
  summary: `All ${kind}, whole: no token, no page, no rate limit.`,
  status: 200,
  ...(query && { query }),
  run: (call) => ({ records: read(call) }),
});

const SESSION = ["sessionId"] as const;

/** Every operation of the control interface. Its document is made of this table. */
export const controlRoutes: readonly ControlRoute[] = [
  {
    method: "GET",
    path: "/health",
    operationId: "getHealth",
    summary: "Says that the fake answers, what time it has, and what an app logs in with.",
    status: 200,
    run: ({ fake: { clock, accessToken, clientId, clientSecret, redirectUri, jwt } }) => ({
      status: "ok",
      time: new Date(clock.now()).toISOString(),
      ...{ accessToken, clientId, clientSecret, redirectUri, jwt },
    }),
  },
  {
    method: "POST",
    path: "/reset",
    operationId: "reset",
    summary: "Starts anew: memory, time, journal and faults.",
    status: 204,
    run: ({ fake }) => fake.reset(),
  },
  {
    method: "POST",
    path: "/advance",
    operationId: "advance",
    summary: "Puts the time forward; what was to happen until then happens. Answers the time.",
    status: 200,
    body: '{ "duration": "2h" }: ms, s, m, h or d; a number is milliseconds.',
    run: ({ fake, body: { duration } }) => {
      fake.clock.advance(duration as string);
      return { time: new Date(fake.clock.now()).toISOString() };
    },
  },
  {
    method: "PUT",
    path: "/sessions/{sessionId}/status",
    operationId: "setSessionStatus",
    summary: "Starts, ends or resets a session, whatever its schedule says.",
    status: 204,
    body: '{ "status": "Active" }: Scheduled, Active or Finished.',
    run: ({ fake, id, body: { status } }) => fake.setSessionStatus(id, status as WcsSessionStatusModel),
  },
  {
    method: "PUT",
    path: "/sessions/{sessionId}/registration",
    operationId: "setRegistration",
    summary: "Opens or closes the registration of a session, and changes its settings.",
    status: 200,
    body: '{ "registrationStatus": "Open" }, or the settings to change.',
    run: ({ fake, id, body }) => fake.setRegistration(id, body),
  },
  {
    method: "POST",
    path: "/tokens",
    operationId: "issueToken",
    summary: "An access token of a user, through an app, with certain permissions or a certain lifetime.",
    status: 201,
    body: "The options of issueToken of @rcw/testing.",
    run: ({ fake, body }) => ({ accessToken: fake.issueToken(body) }),
  },
  adding("users", "User", ({ addUser }) => addUser),
  adding("apps", "App", ({ addApp }) => addApp),
  adding("accounts", "Account", ({ addAccount }) => addAccount),
  adding("webinars", "Webinar", ({ addWebinar }) => addWebinar),
  adding("sessions", "Session", ({ addSession }) => addSession),
  adding("invitees", "Invitee", ({ addInvitee }) => addInvitee),
  adding("registrants", "Registrant", ({ addRegistrant }) => addRegistrant),
  adding("participants", "Participant", ({ addParticipant }) => addParticipant),
  adding("recordings", "Recording", ({ addRecording }) => addRecording),
  adding("subscriptions", "Subscription", ({ addSubscription }) => addSubscription),
  reading("users", ({ fake }) => fake.users()),
  reading("webinars", ({ fake }) => fake.webinars()),
  reading("sessions", ({ fake }) => fake.sessions()),
  reading("invitees", ({ fake, query }) => fake.invitees(query.sessionId ?? ""), SESSION),
  reading("registrants", ({ fake, query }) => fake.registrants(query.sessionId ?? ""), SESSION),
  reading("recordings", ({ fake }) => fake.recordings()),
  reading("subscriptions", ({ fake }) => fake.subscriptions()),
  {
    method: "POST",
    path: "/faults",
    operationId: "addFault",
    summary: "Plans a fault: an error answer, latency, a body that is cut, a lost connection.",
    status: 201,
    body: '{ "operationId": "rcwConfigListInvitees", "times": 2, "status": 503 }; "times": "always" has no end.',
    run: ({ fake, body }) => showFault(fake.faults.add(readFault(body))),
  },
  reading("faults", ({ fake }) => fake.faults.all().map(showFault)),
  {
    method: "DELETE",
    path: "/faults",
    operationId: "clearFaults",
    summary: "Forgets every fault.",
    status: 204,
    run: ({ fake }) => fake.faults.clear(),
  },
  reading("journal", ({ fake, query }) => fake.journal.all(readFilter(query)), [
    ...["operationId", "method", "path", "status", "errorCode", "fault"],
  ]),
  {
    method: "DELETE",
    path: "/journal",
    operationId: "clearJournal",
    summary: "Forgets every entry of the journal.",
    status: 204,
    run: ({ fake }) => fake.journal.clear(),
  },
];

/** JSON has no Infinity. */
function readFault(body: Readonly<Record<string, unknown>>): Fault {
  return { ...body, ...(body.times === "always" && { times: Number.POSITIVE_INFINITY }) } as unknown as Fault;
}

function showFault({ fault, matches, hits }: PlannedFault) {
  return { ...fault, ...(fault.times === Number.POSITIVE_INFINITY && { times: "always" }), matches, hits };
}

function readFilter({ status, ...others }: ControlCall["query"]): JournalFilter {
  return { ...others, ...(status !== undefined && { status: Number(status) }) };
}
