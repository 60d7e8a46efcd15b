import type { OperationId } from "@rcw/types";
import type { ReceivedRequest } from "../received-request.js";

/** Which requests a fault is meant for: those that meet every condition; without one, every request. */
export interface FaultTarget {
  /** Requests of one operation. */
  readonly operationId?: OperationId;
  /** Requests of one HTTP method. */
  readonly method?: string;
  /** Requests to one path, from the first slash on, or to all that an expression matches. */
  readonly path?: string | RegExp;
  /** Requests for which this gives true. */
  readonly when?: (request: ReceivedRequest) => boolean;
}

/** Which of these requests it hits: the first one, if neither is given. */
export interface FaultCount {
  /** Only the nth request, counted from 1 since the fault was added. */
  readonly nth?: number;
  /** The first so many requests; `Infinity` for every one. */
  readonly times?: number;
}

/** The service answers this instead, without having acted. */
export interface AnswerFault {
  /** From 200 to 599. */
  readonly status: number;
  /** Retry-After: seconds, a moment, or any text, so that nonsense can be tried. */
  readonly retryAfter?: number | Date | string;
  /** Code of an error in RingCentral's form; the documented one of the status if left out, else `FAKE-` and it. */
  readonly errorCode?: string;
  readonly message?: string;
  /** Instead of an error in RingCentral's form: text is sent as it is (HTML too), an object as JSON, null as nothing. */
  readonly body?: string | object | null;
  /** More headers, or other values of those that the fault sets. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How late the answer is; see `LatencyFault`. */
  readonly latency?: number | string;
}

/** The service acts at once and answers late. */
export interface LatencyFault {
  /**
   * Milliseconds, or a duration such as `"30s"`. In process it passes on the fake's clock: the answer comes when
   * `fake.clock.advance()` has got there; `fake.faults.untilWaiting()` says when to advance. Over HTTP, and with a
   * clock that runs by itself, it is real time.
   */
  readonly latency: number | string;
}

/** The service acts, and its answer breaks off. */
export interface CutBodyFault {
  /** So many bytes of the body arrive; an answer that has no body doesn't arrive at all. */
  readonly cutBodyAfterBytes: number;
  readonly latency?: number | string;
}

/** The connection is lost before the head of an answer. */
export interface ConnectionFault {
  /** `reset`: before the service has acted; `commit-then-drop`: after it has, so that only the answer is lost. */
  readonly connection: "reset" | "commit-then-drop";
  readonly latency?: number | string;
}

/** One way to fail. */
export type FaultEffect =
  | (AnswerFault & None<"cutBodyAfterBytes" | "connection">)
  | (LatencyFault & None<"status" | AnswerDetail | "cutBodyAfterBytes" | "connection">)
  | (CutBodyFault & None<"status" | AnswerDetail | "connection">)
  | (ConnectionFault & None<"status" | AnswerDetail | "cutBodyAfterBytes">);

/** A fault as data: which requests, which of them, and how they fail. */
export type Fault = FaultTarget & FaultCount & FaultEffect;

/** What a fault has done to a request. */
export type FaultKind = "answer" | "latency" | "cut-body" | "reset" | "commit-then-drop";

type AnswerDetail = Exclude<keyof AnswerFault, "status" | "latency">;
type None<Key extends string> = { readonly [Name in Key]?: never };
