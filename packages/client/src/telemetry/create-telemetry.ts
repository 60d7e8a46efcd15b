import {
  type Attributes,
  context,
  type MeterProvider,
  metrics,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import type { CallObserver, CallWatcher } from "../options/call-observer.js";
import { type Clock, systemClock } from "../time/clock.js";
import { attributesOf, errorTypeOf } from "./attributes.js";
import { createInstruments, type Instruments } from "./create-instruments.js";

/** Options of `createTelemetry`. */
export interface TelemetryOptions {
  /** Default: the one that is registered with `@opentelemetry/api`. */
  tracerProvider?: TracerProvider;
  /** Default: the one that is registered with `@opentelemetry/api`. */
  meterProvider?: MeterProvider;
  /** What every span and every metric says too, such as `{ "app.account": "eu" }`: tells clients apart. */
  attributes?: Attributes;
  /** Source of time for durations. Default: the machine's. */
  clock?: Clock;
}

/**
 * Watches a client's calls by OpenTelemetry: `createWebinarClient({ auth, telemetry: createTelemetry() })`.
 *
 * - **A client span for each call**, named by its operationId, a child of what is active when the call is made. It has the
 *   attributes that the semantic conventions of HTTP have (`http.request.method`, `url.full`, `url.template`,
 *   `server.address`, `server.port`, `http.response.status_code`, `http.request.resend_count`, `error.type`) and
 *   `rcw.operation_id`, `rcw.rate_limit.group`, `rcw.request_id`; attempts, waits and repeats are its events. Spans of an
 *   instrumented `fetch` become its children.
 * - **Metrics**: durations of requests, calls and waits, answers with 429, and for each rate-limit group the queue and
 *   what is left of the budget. One telemetry for each client, or give `attributes`: groups of clients that share one
 *   are added up.
 *
 * There is no header, no body and no secret in either.
 *
 * @example
 * import { createTelemetry } from "@rcw/client/telemetry";
 *
 * const rcw = createWebinarClient({ auth, telemetry: createTelemetry() });
 */
export function createTelemetry(options: TelemetryOptions = {}): CallObserver {
  const { attributes: common = {}, clock = systemClock } = options;
  // Asked for at each call, so that an SDK may be registered after the client was made.
  const tracer = () => (options.tracerProvider ?? trace).getTracer(SCOPE);
  let instruments: Instruments | undefined;
  const measure = () => {
    instruments ??= createInstruments((options.meterProvider ?? metrics).getMeter(SCOPE), common);
    return instruments;
  };
  return {
    async observeCall(call, run) {
      const described = attributesOf(call);
      const attributes = { ...common, ...described, "url.full": call.url };
      const span = tracer().startSpan(call.operationId ?? call.httpMethod, { kind: SpanKind.CLIENT, attributes });
      const startMs = clock.now();
      const outcome: Attributes = {};
      try {
        const watcher = watchCall(span, measure(), described, outcome);
        return await context.with(trace.setSpan(context.active(), span), () => run(watcher));
      } catch (error) {
        fail(span, outcome, errorTypeOf(error), error);
        throw error;
      } finally {
        span.setAttributes(outcome);
        measure().recordCall(clock.now() - startMs, { ...described, ...withoutResends(outcome) });
        span.end();
      }
    },
    observeLimits: (limiter) => measure().watchLimits(limiter),
  };
}

const SCOPE = "@rcw/client";

/** Notes what happens to a call on its span and in metrics, and in `outcome` what there is to say at its end. */
function watchCall(span: Span, measure: Instruments, described: Attributes, outcome: Attributes): CallWatcher {
  return {
    onEnd({ status, isSuccess }) {
      // The conventions ask for the status alone: what the service says is its own.
      if (!isSuccess) fail(span, outcome, String(status));
    },
    onTurn({ group, waitedMs }) {
      span.setAttribute("rcw.rate_limit.group", group);
      measure.recordWait(waitedMs, { "rcw.wait.reason": "turn", "rcw.rate_limit.group": group });
      if (waitedMs > 0)
        span.addEvent("rcw.wait", {
          "rcw.wait.reason": "turn",
          "rcw.wait.seconds": waitedMs / 1000,
          "rcw.rate_limit.group": group,
        });
    },
    onRequest({ attempt }) {
      if (attempt > 1) outcome["http.request.resend_count"] = attempt - 1;
      span.addEvent("rcw.attempt", { "rcw.attempt": attempt });
    },
    onResponse({ attempt, status, durationMs, requestId, rateLimit }) {
      outcome["http.response.status_code"] = status;
      const failed = status >= 400 ? { "error.type": String(status) } : {};
      measure.recordAttempt(durationMs, { ...described, "http.response.status_code": status, ...failed });
      if (requestId !== undefined) span.setAttribute("rcw.request_id", requestId);
      span.addEvent("rcw.answer", { "rcw.attempt": attempt, "http.response.status_code": status });
      if (status !== 429) return;
      const group = rateLimit && { "rcw.rate_limit.group": rateLimit.group };
      measure.countRefusal({ "rcw.operation_id": described["rcw.operation_id"] ?? "", ...group });
    },
    onFailure({ attempt, durationMs, error }) {
      delete outcome["http.response.status_code"];
      const failed = { "error.type": errorTypeOf(error) };
      measure.recordAttempt(durationMs, { ...described, ...failed });
      span.addEvent("rcw.failure", { "rcw.attempt": attempt, ...failed });
    },
    onRetry({ attempt, delayMs, reason, isHeldBack }) {
      const told = typeof reason === "number" ? String(reason) : errorTypeOf(reason);
      if (!isHeldBack) measure.recordWait(delayMs, { "rcw.wait.reason": "repeat" });
      span.addEvent("rcw.repeat", { "rcw.attempt": attempt, "rcw.wait.seconds": delayMs / 1000, "error.type": told });
    },
  };
}

/** An error's message holds no secret: the client sees to that. */
function fail(span: Span, outcome: Attributes, errorType: string, error?: unknown): void {
  outcome["error.type"] = errorType;
  const message = error instanceof Error ? error.message : undefined;
  span.setStatus({ code: SpanStatusCode.ERROR, ...(message !== undefined && { message }) });
}

/** How often a call was sent again would make as many series. */
function withoutResends({ "http.request.resend_count": _, ...outcome }: Attributes): Attributes {
  return outcome;
}
