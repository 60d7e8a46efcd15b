import { parseDuration } from "../../time/parse-duration.js";
import type { Fault } from "./fault.js";
import { type FaultAnswer, readAnswer } from "./fault-answer.js";
import { faultError, show } from "./fault-error.js";

/** A checked way to fail. */
export type Effect = { readonly latencyMs: number } & (
  | { readonly kind: "answer"; readonly answer: FaultAnswer }
  | { readonly kind: "cut-body"; readonly afterBytes: number }
  | { readonly kind: "latency" | "reset" | "commit-then-drop" }
);

/** The longest delay that timers keep. */
const MAX_LATENCY_MS = 2 ** 31 - 1;
const CONNECTION_FAULTS = ["reset", "commit-then-drop"] as const;

/** @throws {TypeError} for no way to fail, for several, and for one that makes no sense. */
export function readEffect(fault: Fault): Effect {
  const { status, cutBodyAfterBytes, connection, latency } = fault;
  const given = Object.entries({ status, cutBodyAfterBytes, connection }).filter(([, value]) => value !== undefined);
  if (given.length > 1) throw faultError(`give one of ${given.map(([name]) => name).join(", ")}: a request fails once`);
  if (given.length === 0 && latency === undefined) {
    throw faultError("say how to fail: by status, latency, cutBodyAfterBytes or connection");
  }
  const latencyMs = latency === undefined ? 0 : readLatency(latency);
  if (status !== undefined) return { kind: "answer", answer: readAnswer(fault), latencyMs };
  refuseAnswerDetails(fault);
  if (cutBodyAfterBytes !== undefined) return { kind: "cut-body", afterBytes: readBytes(cutBodyAfterBytes), latencyMs };
  if (connection === undefined) return { kind: "latency", latencyMs };
  if (CONNECTION_FAULTS.includes(connection)) return { kind: connection, latencyMs };
  throw faultError(`connection is one of ${CONNECTION_FAULTS.join(", ")}, received ${show(connection)}`);
}

function readLatency(latency: number | string): number {
  let latencyMs = Number.NaN;
  try {
    latencyMs = parseDuration(latency);
  } catch {
    // Refused below, with the words that fit here.
  }
  if (latencyMs <= MAX_LATENCY_MS) return latencyMs;
  const example = 'milliseconds (1500) or text such as "90s", at most 24 days';
  throw faultError(`latency is ${example}, received ${show(latency)}`);
}

function readBytes(cutBodyAfterBytes: number): number {
  if (Number.isSafeInteger(cutBodyAfterBytes) && cutBodyAfterBytes >= 0) return cutBodyAfterBytes;
  throw faultError(`cutBodyAfterBytes is a whole number from 0, received ${show(cutBodyAfterBytes)}`);
}

/** What describes an answer says nothing where the service gives its own. */
function refuseAnswerDetails({ retryAfter, errorCode, message, body, headers }: Fault): void {
  for (const [name, value] of Object.entries({ retryAfter, errorCode, message, body, headers })) {
    if (value !== undefined) throw faultError(`${name} belongs to a fault with a status, which is missing`);
  }
}
