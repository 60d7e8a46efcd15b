import type { Engine } from "../engine/engine.js";
import type { Reply } from "../engine/to-reply.js";
import { ConnectionLostError } from "./connection-lost.js";
import { cutBody } from "./cut-body.js";
import { toReply } from "./faults/fault-answer.js";
import type { Faults } from "./faults/fault-plan.js";
import type { Effect } from "./faults/read-effect.js";
import type { RequestJournal } from "./journal/journal.js";
import type { JournalRecord } from "./journal/journal-record.js";
import type { Wait } from "./latency.js";
import { readRequest } from "./read-request.js";

/** How one request is handled. */
export interface HandleOptions {
  /** Lets the latency of a fault pass; on the fake's clock if left out. The HTTP server waits in real time. */
  readonly wait?: Wait;
}

/** Answers a request: the engine with the journal and the planned faults around it. */
export type Handle = (request: Request, options?: HandleOptions) => Promise<Response>;

/** The parts of a handle. */
export interface HandleParts {
  readonly engine: Engine;
  readonly journal: RequestJournal;
  readonly faults: Faults;
  readonly wait: Wait;
}

/** Every adapter sends its requests through this: `fetch`, MSW and the HTTP server. */
export function createHandle({ engine, journal, faults, wait: waitOnClock }: HandleParts): Handle {
  return async (request, { wait = waitOnClock } = {}) => {
    const record = journal.begin();
    try {
      const { incoming, forwarded } = await readRequest(request);
      record.receive(incoming);
      const effect = faults.take(incoming);
      if (effect === undefined) return keepAnswer(record, await engine(forwarded));
      record.fail(effect.kind);
      return await fail(effect, record, engine, forwarded, () => wait(effect.latencyMs, request.signal));
    } finally {
      journal.complete(record);
    }
  };
}

/** The service acts before the latency passes, so that a caller who gives up can't know what has happened. */
async function fail(
  effect: Effect,
  record: JournalRecord,
  engine: Engine,
  request: Request,
  wait: () => Promise<void>,
): Promise<Response> {
  const given = effect.kind === "answer" ? toReply(effect.answer, record.number) : undefined;
  const answer = given ?? (effect.kind === "reset" ? undefined : await engine(request));
  const kept = answer && keepAnswer(record, answer);
  if (effect.latencyMs > 0) await wait();
  if (kept === undefined || effect.kind === "commit-then-drop") throw new ConnectionLostError();
  if (effect.kind !== "cut-body") return kept;
  // Without a body the head is all there is to lose.
  if (kept.body === null) throw new ConnectionLostError();
  return await cutBody(kept, effect.afterBytes);
}

/** Notes an answer in the journal; gives its response. */
function keepAnswer(record: JournalRecord, { response, text }: Reply): Response {
  record.answer(response, text);
  return response;
}
