import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestClient } from "../../test-support/create-test-client.js";
import { errorOf } from "../../test-support/error-of.js";
import { type AnswerMaker, jsonResponse } from "../../test-support/fake-fetch.js";
import { createMeasuredTelemetry } from "../../test-support/measured-telemetry.js";
import type { TestClock } from "../../test-support/test-clock.js";
import type { WebinarClientOptions } from "../options/client-options.js";
import { createTelemetry } from "./create-telemetry.js";

beforeAll(() => void context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
afterAll(() => context.disable());

const ids = { webinarId: "1", sessionId: "2", inviteeId: "3" };
const PATH = "/webinar/configuration/v1/webinars/{webinarId}/sessions/{sessionId}/invitees/{inviteeId}";
const url = "https://platform.ringcentral.com/webinar/configuration/v1/webinars/1/sessions/2/invitees/3";
const limitHeaders = (remaining: number) => ({
  "x-rate-limit-group": "Heavy",
  "x-rate-limit-limit": "10",
  "x-rate-limit-remaining": String(remaining),
  "x-rate-limit-window": "60",
});

/** A client with telemetry that an SDK keeps in memory. */
function start(answer: AnswerMaker, options: Partial<WebinarClientOptions> = {}) {
  const spanExporter = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spanExporter)] });
  let clock: TestClock | undefined;
  const time = { now: () => clock?.now() ?? 0, schedule: () => () => {} };
  const attributes = { "app.account": "eu" };
  const { telemetry, measured } = createMeasuredTelemetry((given) =>
    createTelemetry({ ...given, tracerProvider, attributes, clock: time }),
  );
  const client = createTestClient(answer, { telemetry, random: () => 1, ...options });
  clock = client.clock;
  return {
    ...client,
    tracerProvider,
    spans: () => spanExporter.getFinishedSpans(),
    /** What an instrument has measured: pairs of attributes and value. */
    measured: async (instrument: string) =>
      (await measured(instrument)).map(({ attributes: told, value }) => [told, value] as const),
  };
}

const histogram = (count: number, sum: number) => expect.objectContaining({ count, sum });

describe("telemetry", () => {
  it("makes a client span for each call, named by its operation, by the semantic conventions of HTTP", async () => {
    const { rcw, spans } = start(() => jsonResponse({}, { headers: { ...limitHeaders(9), rcrequestid: "r-1" } }), {
      rateLimit: {},
    });
    await rcw.invitees.get(ids);
    const [span] = spans();
    expect(span?.name).toBe("rcwConfigGetInvitee");
    expect(span?.kind).toBe(SpanKind.CLIENT);
    expect(span?.status).toEqual({ code: SpanStatusCode.UNSET });
    expect(span?.attributes).toEqual({
      "app.account": "eu",
      "http.request.method": "GET",
      "http.response.status_code": 200,
      "rcw.operation_id": "rcwConfigGetInvitee",
      "rcw.rate_limit.group": "Heavy",
      "rcw.request_id": "r-1",
      "server.address": "platform.ringcentral.com",
      "server.port": 443,
      "url.full": url,
      "url.template": PATH,
    });
    expect(span?.events.map(({ name }) => name)).toEqual(["rcw.attempt", "rcw.answer"]);
  });

  it("makes it a child of what is active, and is active itself while the request is sent", async () => {
    const sentIn: (string | undefined)[] = [];
    const { rcw, spans, tracerProvider } = start(() => {
      sentIn.push(trace.getActiveSpan()?.spanContext().spanId);
      return jsonResponse({});
    });
    const parent = tracerProvider.getTracer("app").startSpan("job");
    await context.with(trace.setSpan(ROOT_CONTEXT, parent), () => rcw.invitees.get(ids));
    const [span] = spans();
    expect(span?.parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
    expect(sentIn).toEqual([span?.spanContext().spanId]);
  });

  it("tells attempts, waits and repeats as events of the one span", async () => {
    const answers = [
      () => jsonResponse({}, { status: 429, headers: { ...limitHeaders(0), "retry-after": "60" } }),
      () => jsonResponse({}, { status: 503 }),
      () => jsonResponse({}, { headers: limitHeaders(9) }),
    ];
    const { rcw, spans, clock, measured } = start(() => (answers.shift() as () => Response)(), {
      retry: {},
      rateLimit: {},
    });
    const outcome = rcw.invitees.get(ids);
    await clock.passAll();
    await outcome;
    const [span] = spans();
    expect(spans()).toHaveLength(1);
    expect(span?.events.map(({ name, attributes }) => [name, attributes])).toEqual([
      ["rcw.attempt", { "rcw.attempt": 1 }],
      ["rcw.answer", { "rcw.attempt": 1, "http.response.status_code": 429 }],
      ["rcw.repeat", { "rcw.attempt": 1, "rcw.wait.seconds": 60, "error.type": "429" }],
      ["rcw.wait", { "rcw.wait.reason": "turn", "rcw.wait.seconds": 64, "rcw.rate_limit.group": "Heavy" }],
      ["rcw.attempt", { "rcw.attempt": 2 }],
      ["rcw.answer", { "rcw.attempt": 2, "http.response.status_code": 503 }],
      ["rcw.repeat", { "rcw.attempt": 2, "rcw.wait.seconds": 2, "error.type": "503" }],
      ["rcw.attempt", { "rcw.attempt": 3 }],
      ["rcw.answer", { "rcw.attempt": 3, "http.response.status_code": 200 }],
    ]);
    expect(span?.attributes).toMatchObject({ "http.request.resend_count": 2, "http.response.status_code": 200 });
    expect(span?.status.code).toBe(SpanStatusCode.UNSET);
    expect(await measured("rcw.client.refusals")).toEqual([
      [{ "app.account": "eu", "rcw.operation_id": "rcwConfigGetInvitee", "rcw.rate_limit.group": "Heavy" }, 1],
    ]);
    const waits = await measured("rcw.client.wait.duration");
    expect(waits).toEqual([
      [expect.objectContaining({ "rcw.wait.reason": "turn", "rcw.rate_limit.group": "Heavy" }), histogram(3, 64)],
      [expect.objectContaining({ "rcw.wait.reason": "repeat" }), histogram(1, 2)],
    ]);
    const [call] = await measured("rcw.client.call.duration");
    expect(call).toEqual([expect.objectContaining({ "http.response.status_code": 200 }), histogram(1, 66)]);
    const attempts = await measured("http.client.request.duration");
    expect(attempts.map(([attributes]) => attributes["http.response.status_code"])).toEqual([429, 503, 200]);
  });

  it("tells an error status as the error that it is, whether it is thrown or not", async () => {
    const { rcw, spans } = start(() => jsonResponse({ errors: [{ errorCode: "CMN-102" }] }, { status: 404 }));
    await errorOf(rcw.invitees.get(ids));
    await rcw.api.GET("/webinar/configuration/v1/webinars/{webinarId}", { params: { path: { webinarId: "1" } } });
    expect(spans().map(({ name }) => name)).toEqual(["rcwConfigGetInvitee", "rcwConfigGetWebinar"]);
    for (const span of spans()) {
      expect(span.status).toEqual({ code: SpanStatusCode.ERROR });
      expect(span.attributes).toMatchObject({ "error.type": "404", "http.response.status_code": 404 });
    }
  });

  it("takes a repeated DELETE that finds nothing left for the success that it is", async () => {
    const answers = [
      () => Promise.reject(new TypeError("fetch failed")),
      () => jsonResponse({ errors: [{ errorCode: "CMN-102" }] }, { status: 404 }),
    ];
    const { rcw, spans, clock } = start(() => (answers.shift() as () => Response)(), { retry: {} });
    const outcome = rcw.invitees.delete(ids);
    await clock.passAll();
    await outcome;
    expect(spans()[0]?.status.code).toBe(SpanStatusCode.UNSET);
    expect(spans()[0]?.attributes).not.toHaveProperty(["error.type"]);
  });

  it("tells a call that got no answer", async () => {
    const { rcw, spans, measured } = start(() => Promise.reject(new TypeError("fetch failed")));
    await errorOf(rcw.invitees.get(ids));
    expect(spans()[0]?.attributes).toMatchObject({ "error.type": "ConnectionError" });
    expect(spans()[0]?.attributes).not.toHaveProperty(["http.response.status_code"]);
    const [attempt] = await measured("http.client.request.duration");
    expect(attempt?.[0]).toMatchObject({ "error.type": "ConnectionError" });
  });

  it("measures the queue and what is left of the budget, for each group", async () => {
    const { rcw, clock, measured } = start(() => jsonResponse({}, { headers: limitHeaders(0) }), { rateLimit: {} });
    // A client that shares the limiter adds nothing to it.
    const hasty = rcw.withOptions({ timeoutMs: 1000 });
    const calls = Array.from({ length: 13 }, (_, call) => (call % 2 ? rcw : hasty).invitees.get(ids));
    await clock.settle();
    const group = { "app.account": "eu", "rcw.rate_limit.group": "Heavy" };
    expect(await measured("rcw.client.queue.length")).toEqual([[group, 3]]);
    expect(await measured("rcw.client.budget.remaining")).toEqual([[group, 0]]);
    expect(await measured("rcw.client.budget.limit")).toEqual([[group, 10]]);
    await clock.passAll();
    await Promise.all(calls);
    expect(await measured("rcw.client.queue.length")).toEqual([[group, 0]]);
    expect(await measured("rcw.client.in_flight")).toEqual([[group, 0]]);
  });

  it("holds no secret: neither token nor password nor body", async () => {
    const { rcw, spans, measured } = start(() => jsonResponse({ password: "s3cret" }, { status: 400 }));
    const body = { title: "Product Briefing", password: "s3cret" };
    await errorOf(rcw.webinars.create({ body } as never));
    await rcw.api.GET("/webinar/x?access_token=s3cret" as never, {} as never);
    const metrics = await Promise.all(["http.client.request.duration", "rcw.client.call.duration"].map(measured));
    const told = JSON.stringify([
      spans().map(({ name, attributes, events, status }) => [name, attributes, events, status]),
      metrics,
    ]);
    for (const secret of ["token-1", "s3cret", "Bearer"]) expect(told).not.toContain(secret);
    expect(told).toContain("rcwConfigCreateWebinar");
  });

  it("uses what is registered with the API when nothing is given, and nothing at all where nothing is", async () => {
    const { rcw } = createTestClient(() => jsonResponse({ id: "3" }), { telemetry: createTelemetry() });
    expect(await rcw.invitees.get(ids)).toEqual({ id: "3" });
  });
});
