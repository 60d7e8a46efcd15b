import type { FakeWebinarApi } from "@rcw/testing";
import { firstDifference } from "./first-difference.js";
import { judge } from "./judge.js";
import { addressOf, type ModelRequest, OPERATIONS, type OperationName } from "./operations.js";
import { type CallerName, HOSTS, USERS } from "./people.js";
import { passTime, setStatus } from "./session-life.js";
import type { CallStep, Step } from "./steps.js";
import { sessionAt, toPageRequest, toRequest } from "./steps.js";
import type { ModelWorld } from "./world.js";

/** The service and the model, in which the same things happen. */
export interface Scene {
  readonly fake: FakeWebinarApi;
  readonly world: ModelWorld;
  /** Access tokens of the callers; one without a token is missing. */
  readonly tokens: Readonly<Partial<Record<CallerName, string>>>;
  /** Gets what became of each call of a step: `201`, or `404 CMN-102`. */
  readonly onAnswer: (operation: OperationName, result: string) => void;
}

/** Everything that was made since the beginning. */
const ALWAYS = { creationTimeFrom: "2026-01-01T00:00:00Z", endTimeFrom: "2026-01-01T00:00:00Z", perPage: 1000 };

/** Takes a step in both, then compares what there is to see around it. @throws {Error} that says what differs. */
export async function takeStep(scene: Scene, step: Step): Promise<void> {
  const { fake, world } = scene;
  if ("waitSeconds" in step) {
    fake.clock.advance(step.waitSeconds * 1000);
    passTime(world, step.waitSeconds * 1000);
  } else if ("becomes" in step) {
    const session = world.sessions.get(sessionAt(world, step.session).id);
    if (session === undefined) return;
    fake.setSessionStatus(session.id, step.becomes);
    setStatus(world, session, step.becomes);
  } else {
    const request = "call" in step ? toRequest(world, step as CallStep) : toPageRequest(world, step);
    if (request === undefined) return;
    scene.onAnswer(request.operation, await send(scene, request));
    await lookAround(scene, request);
  }
  await send(scene, { operation: "listCompanySessions", by: "admin", query: ALWAYS });
}

/** Compares everything that there is to see. */
export async function lookAtEverything(scene: Scene): Promise<void> {
  for (const by of HOSTS) await send(scene, { operation: "listWebinars", by, query: ALWAYS });
  for (const by of ["admin", "olga"] as const) {
    await send(scene, { operation: "listCompanySessions", by, query: ALWAYS });
  }
  for (const { id, webinar } of scene.world.sessions.values()) {
    await listInvitees(scene, { webinarId: webinar.id, sessionId: id });
  }
}

/** Looks at what the request was about, and at what it should have left alone beside that. */
async function lookAround(scene: Scene, { operation, webinarId = "", sessionId = "" }: ModelRequest): Promise<void> {
  const session = scene.world.sessions.get(sessionId);
  if (session !== undefined) await listInvitees(scene, { webinarId: session.webinar.id, sessionId });
  if (operation.includes("Invitee")) return;
  const webinar = scene.world.webinars.get(webinarId);
  const by = HOSTS.find((name) => USERS[name] === webinar?.host) ?? "admin";
  await send(scene, { operation: "listWebinars", by, query: ALWAYS });
}

async function listInvitees(scene: Scene, ids: Pick<ModelRequest, "webinarId" | "sessionId">): Promise<void> {
  const { host } = scene.world.webinars.get(ids.webinarId ?? "") ?? {};
  const by = host?.accountId === USERS.olga.accountId ? "olga" : "admin";
  await send(scene, { operation: "listInvitees", by, ...ids, query: { perPage: 1000 } });
}

/** Sends a request to the service and compares the answer with what the model says. */
async function send({ fake, world, tokens }: Scene, request: ModelRequest): Promise<string> {
  const { refusals, accept } = judge(world, request);
  const { status, errorCode, body } = await call(fake, request, tokens[request.by]);
  const received = errorCode === undefined ? String(status) : `${status} ${errorCode}`;
  const complain = (complaint: string) => new Error(`${describe(request)}: ${complaint}`);
  if (refusals.size > 0) {
    const isExpected = ([...refusals] as string[]).includes(received);
    if (!isExpected) throw complain(`answered ${received}, expected ${[...refusals].join(" or ")}`);
    return received;
  }
  if (status >= 300) throw complain(`answered ${received}, expected a success`);
  const success = accept(body);
  const difference = firstDifference(success.status, status, "status") ?? firstDifference(success.body, body, "body");
  if (difference !== undefined) throw complain(difference);
  return received;
}

async function call(fake: FakeWebinarApi, request: ModelRequest, token: string | undefined) {
  const { body } = request;
  const response = await fake.handle(
    new Request(`https://platform.example.com${addressOf(request)}`, {
      method: OPERATIONS[request.operation][0],
      headers: { "Content-Type": "application/json", ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  const json = text === "" ? undefined : JSON.parse(text);
  return { status: response.status, errorCode: json?.errors?.[0]?.errorCode as string | undefined, body: json };
}

function describe(request: ModelRequest): string {
  const { operation, by, body } = request;
  const sent = body === undefined ? "" : ` with ${typeof body === "string" ? body : JSON.stringify(body)}`;
  return `${operation} ${addressOf(request)} by ${by}${sent}`;
}
