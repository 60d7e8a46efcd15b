import type { IncomingMessage, ServerResponse } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { ConnectionLostError } from "../control/connection-lost.js";
import { isCut } from "../control/cut-body.js";
import { answerControl, isControlPath } from "../control/interface/answer-control.js";
import { waitInRealTime } from "../control/latency.js";
import { WorldNameError, type Worlds } from "../control/worlds/worlds.js";
import { breakOff } from "./break-off.js";
import { allowReading, answerPreflight, isPreflight } from "./cors.js";
import { logLine } from "./log-line.js";

/** Names the world that a request is for. */
const WORLD_HEADER = "X-Rcw-World";

/** A request as it came through a socket. */
export interface HttpExchange {
  readonly request: Request;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

/** What requests are answered by. */
export interface Served {
  readonly worlds: Worlds;
  /** Whether there is a control interface. */
  readonly control: boolean;
  /** Gets a line for each request. */
  readonly log?: (line: string) => void;
}

/** Answers a request, or fails as planned: what `fetch` would reject with is a destroyed socket here. */
export async function answerRequest(exchange: HttpExchange, { worlds, control, log }: Served): Promise<Response> {
  const { request } = exchange;
  if (isPreflight(request)) return answerPreflight(request);
  const world = request.headers.get(WORLD_HEADER);
  const startMs = performance.now();
  const response = await callFake(request, world, { worlds, control });
  const status = response?.status;
  log?.(logLine({ request, durationMs: performance.now() - startMs, world, ...(status !== undefined && { status }) }));
  if (response === undefined) {
    exchange.incoming.socket.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  }
  allowReading(response);
  if (!isCut(response)) return response;
  await breakOff(response, exchange.outgoing);
  return RESPONSE_ALREADY_SENT;
}

/** The fake's answer; undefined for a connection that is to be lost. A defect is an answer: nobody could catch it. */
async function callFake(
  request: Request,
  world: string | null,
  { worlds, control }: Served,
): Promise<Response | undefined> {
  try {
    const fake = worlds.get(world);
    if (control && isControlPath(new URL(request.url).pathname)) return await answerControl(request, fake);
    return await fake.handle(request, { wait: waitInRealTime });
  } catch (error) {
    if (error instanceof ConnectionLostError) return undefined;
    const message = error instanceof Error ? error.message : String(error);
    const status = error instanceof WorldNameError ? 400 : 500;
    return Response.json({ errors: [{ errorCode: `FAKE-${status}`, message }] }, { status });
  }
}
