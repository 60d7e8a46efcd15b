import { getEventListeners } from "node:events";
import {
  type Clock,
  createWebinarClient,
  type RcwError,
  type WebinarClient,
  type WebinarClientOptions,
} from "@rcw/client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MisbehavingServer, startMisbehavingServer } from "./misbehaving-server.js";
import {
  answer,
  answerEmpty,
  answerHtml,
  answerJson,
  answerNoContentWithBody,
  cutBody,
  cutChunkedBody,
  type Misbehaviour,
  redirect,
  resetAfterHead,
  resetBeforeHead,
  speakNonsense,
  stallBody,
  staySilent,
  tooManyRequests,
} from "./misbehaviours.js";

const INVITEE = { webinarId: "1", sessionId: "2", inviteeId: "3" };
const MEI = { firstName: "Mei", lastName: "Lin", email: "mei.lin@example.com", role: "Panelist" } as const;

/** The calls: safe to repeat, not safe, and a deletion. */
const CALLS = {
  read: (rcw: WebinarClient) => rcw.invitees.get(INVITEE),
  write: (rcw: WebinarClient) => rcw.invitees.bulkUpdate({ ...INVITEE_SESSION, body: { addedInvitees: [MEI] } }),
  delete: (rcw: WebinarClient) => rcw.invitees.delete(INVITEE),
};
const INVITEE_SESSION = { webinarId: "1", sessionId: "2" };

/** Waits take no time, and are remembered; a time-out comes after so many milliseconds of real time. */
function createImpatientClock(timeoutAfterMs: number): Clock & { readonly waitedMs: number[]; pending(): number } {
  const waitedMs: number[] = [];
  const timers = new Set<NodeJS.Timeout>();
  return {
    waitedMs,
    now: () => Date.now(),
    schedule(callback, delayMs) {
      const isTimeout = delayMs === TIMEOUT_MS;
      if (!isTimeout) waitedMs.push(delayMs);
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          callback();
        },
        isTimeout ? timeoutAfterMs : 0,
      );
      timers.add(timer);
      return () => {
        clearTimeout(timer);
        timers.delete(timer);
      };
    },
    pending: () => timers.size,
  };
}

const TIMEOUT_MS = 7777;

let server: MisbehavingServer;
beforeAll(async () => {
  server = await startMisbehavingServer({ usual: answerJson({ id: "3" }) });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

function start(options: Partial<WebinarClientOptions> = {}, timeoutAfterMs = 30_000) {
  const clock = createImpatientClock(timeoutAfterMs);
  const rcw = createWebinarClient({
    auth: { accessToken: "a-secret-token" },
    baseUrl: server.url,
    clock,
    random: () => 1,
    timeoutMs: TIMEOUT_MS,
    // What the server does to one request decides, not who else called before.
    rateLimit: false,
    ...options,
  });
  return { rcw, clock };
}

async function outcomeOf(call: PromiseLike<unknown>): Promise<string> {
  return Promise.resolve(call).then(
    (value) => `value ${JSON.stringify(value)}`,
    (error: RcwError) => `${error.name}${"status" in error ? ` ${error.status}` : ""} after ${error.attempts}`,
  );
}

/** A fault, how often it comes, and per call what its caller gets and how many requests reach the server. */
type Row = [
  fault: string,
  planned: readonly Misbehaviour[],
  outcomes: Partial<Record<keyof typeof CALLS, [string, number]>>,
];

const times = (count: number, misbehaviour: () => Misbehaviour) => Array.from({ length: count }, misbehaviour);

const ROWS: Row[] = [
  [
    "one reset before the head",
    [resetBeforeHead()],
    { read: ['value {"id":"3"}', 2], write: ["ConnectionError after 1", 1], delete: ["value undefined", 2] },
  ],
  [
    "resets that don't end",
    times(9, resetBeforeHead),
    { read: ["ConnectionError after 4", 4], write: ["ConnectionError after 1", 1] },
  ],
  [
    "one reset after the head",
    [resetAfterHead()],
    { read: ['value {"id":"3"}', 2], write: ["ConnectionError after 1", 1] },
  ],
  [
    "one body cut off",
    [cutBody('{"id":"3"}', 5)],
    { read: ['value {"id":"3"}', 2], write: ["ConnectionError after 1", 1] },
  ],
  [
    "one chunked body that stalls",
    [stallBody()],
    { read: ['value {"id":"3"}', 2], write: ["TimeoutError after 1", 1] },
  ],
  [
    "one chunked body cut off",
    [cutChunkedBody('{"id":')],
    { read: ['value {"id":"3"}', 2], write: ["ConnectionError after 1", 1] },
  ],
  [
    "a server that stays silent",
    [staySilent()],
    { read: ['value {"id":"3"}', 2], write: ["TimeoutError after 1", 1], delete: ["value undefined", 2] },
  ],
  ["another protocol", [speakNonsense()], { read: ['value {"id":"3"}', 2], write: ["ConnectionError after 1", 1] }],
  [
    "HTML with 200",
    [answerHtml(200)],
    {
      read: ["ResponseFormatError 200 after 1", 1],
      write: ["ResponseFormatError 200 after 1", 1],
      delete: ["ResponseFormatError 200 after 1", 1],
    },
  ],
  ["HTML with 502, once", [answerHtml(502)], { read: ['value {"id":"3"}', 2], write: ["ServerError 502 after 1", 1] }],
  ["HTML with 502, always", times(9, () => answerHtml(502)), { read: ["ServerError 502 after 4", 4] }],
  ["an empty 500", [answerEmpty(500)], { read: ['value {"id":"3"}', 2], write: ["ServerError 500 after 1", 1] }],
  ["an empty 200", [answerEmpty(200)], { read: ["ResponseFormatError 200 after 1", 1] }],
  ["204 with a body", [answerNoContentWithBody()], { delete: ["value undefined", 1] }],
  [
    "a redirect",
    [redirect("http://127.0.0.1:1/elsewhere", 307)],
    { read: ["ApiError 307 after 1", 1], write: ["ApiError 307 after 1", 1] },
  ],
  [
    "429 with Retry-After",
    [tooManyRequests("2")],
    { read: ['value {"id":"3"}', 2], write: ['value {"id":"3"}', 2], delete: ["value undefined", 2] },
  ],
  ["429 without", [tooManyRequests()], { read: ['value {"id":"3"}', 2], write: ['value {"id":"3"}', 2] }],
  ["429 for longer than the wait budget", [tooManyRequests("3600")], { read: ["RateLimitError 429 after 1", 1] }],
  [
    "503 with Retry-After",
    [answer({ status: 503, headers: { "Retry-After": "1" } })],
    { write: ['value {"id":"3"}', 2] },
  ],
  ["503 without", [answerEmpty(503)], { read: ['value {"id":"3"}', 2], write: ["ServerError 503 after 1", 1] }],
  [
    "a deletion whose answer is lost, and that is gone then",
    [resetBeforeHead(), answerJson({ errors: [{ errorCode: "CMN-102" }] }, 404)],
    { delete: ["value undefined", 2], read: ["NotFoundError 404 after 2", 2] },
  ],
  [
    "a deletion whose answer is lost, and of which a gateway knows nothing",
    [resetBeforeHead(), answerHtml(404)],
    { delete: ["NotFoundError 404 after 2", 2] },
  ],
];

describe.each(ROWS)("%s", (_fault, planned, outcomes) => {
  it.each(Object.entries(outcomes))("%s", async (name, [expected, requests]) => {
    const isSilent = Object.values(outcomes).some(([outcome]) => outcome.startsWith("TimeoutError"));
    const { rcw, clock } = start({}, isSilent ? 700 : undefined);
    server.plan(...planned);
    expect(await outcomeOf(CALLS[name as keyof typeof CALLS](rcw))).toBe(expected);
    expect(server.requests).toHaveLength(requests);
    expect(clock.pending()).toBe(0);
  });
});

it("a connection that is refused is tried again, and then an error that names the cause", async () => {
  await server.refuse();
  try {
    const { rcw } = start();
    const error = await CALLS.read(rcw).catch((caught: RcwError) => caught);
    expect(error).toMatchObject({ name: "ConnectionError", attempts: 4, operationId: "rcwConfigGetInvitee" });
    expect(JSON.stringify([(error as RcwError).cause, ((error as RcwError).cause as Error).cause])).toContain(
      "ECONNREFUSED",
    );
  } finally {
    await server.accept();
  }
});

it.each([
  ["seconds", "7", 7000],
  ["nonsense", "in a while", 30_000],
  ["nothing", undefined, 30_000],
])("waits as Retry-After says in %s", async (_, retryAfter, delayMs) => {
  const { rcw, clock } = start();
  server.plan(tooManyRequests(retryAfter));
  await CALLS.write(rcw);
  expect(clock.waitedMs).toEqual([delayMs]);
});

it("waits as Retry-After says as a date", async () => {
  const { rcw, clock } = start();
  server.plan(tooManyRequests(new Date(Date.now() + 40_000).toUTCString()));
  await CALLS.write(rcw);
  expect(clock.waitedMs[0]).toBeGreaterThan(37_000);
  expect(clock.waitedMs[0]).toBeLessThanOrEqual(40_000);
});

it("sends credentials nowhere else after a redirect to another origin", async () => {
  const other = await startMisbehavingServer();
  try {
    const { rcw } = start();
    for (const status of [301, 302, 303, 307, 308] as const)
      server.plan(redirect(`${other.url}/webinar/steal`, status));
    for (let count = 0; count < 5; count += 1) await outcomeOf(CALLS.write(rcw));
    expect(server.requests).toHaveLength(5);
    expect(other.requests).toHaveLength(0);
  } finally {
    await other.close();
  }
});

describe("an abort", () => {
  it.each<[string, readonly Misbehaviour[]]>([
    ["while the head is awaited", [staySilent()]],
    ["while the body is read", [stallBody()]],
  ])("%s ends the call, closes the connection, and leaves nothing behind", async (_, planned) => {
    const { rcw, clock } = start();
    server.plan(...planned);
    const controller = new AbortController();
    const outcome = outcomeOf(rcw.invitees.get(INVITEE, { signal: controller.signal }));
    while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    expect(await outcome).toBe("AbortError after 1");
    await server.requests[0]?.closed;
    expect([clock.pending(), getEventListeners(controller.signal, "abort").length]).toEqual([0, 0]);
    expect(server.requests).toHaveLength(1);
  });

  it("leaves no listener on a signal that many calls share", async () => {
    const { rcw } = start();
    const { signal } = new AbortController();
    for (let call = 0; call < 50; call += 1) await rcw.invitees.get(INVITEE, { signal });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});
