import type { OperationDescription } from "@rcw/types";
import { handlers } from "../services/handlers.js";
import type { World } from "../state/world.js";
import { authenticate } from "./authenticate.js";
import { checkAnswer } from "./check-answer.js";
import type { Answer, Call } from "./handler.js";
import { matchOperation } from "./match-operation.js";
import { readBody } from "./read-body.js";
import { readParameters } from "./read-parameters.js";
import { notServed, Refusal } from "./refusal.js";

/** The fake service: takes a request, answers it. Every adapter (fetch, server) is a wrapper around this. */
export type Engine = (request: Request) => Promise<Response>;

/** An answer with what belongs to an error: its headers, and the operation if one was found. */
interface Outcome extends Answer {
  readonly operationId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The order of the checks is the service's: path, method, token, app permission, parameters, body, rules. */
export function createEngine(world: World): Engine {
  return async (request) => {
    world.state.requestCount += 1;
    const requestId = `fake-${world.state.seed}-${String(world.state.requestCount).padStart(6, "0")}`;
    const outcome = await settle(world, request);
    if (outcome.operationId !== undefined) checkAnswer(outcome.operationId, outcome, world.checker);
    return toResponse(outcome, requestId);
  };
}

async function settle(world: World, request: Request): Promise<Outcome> {
  let operation: OperationDescription | undefined;
  try {
    const url = new URL(request.url);
    const matched = matchOperation(request.method, url.pathname, world.rules.wrongMethod);
    operation = matched.operation;
    const { operationId } = operation;
    const caller = authenticate(world, request, operation);
    const { path, query } = readParameters(matched, url, world.checker);
    const body = await readBody(operationId, request, world.checker);
    const handler = handlers[operationId] as ((call: unknown) => Answer) | undefined;
    if (handler === undefined) throw notServed(operationId);
    const call: Record<keyof Call, unknown> = { world, caller, path, query, body };
    return { operationId, ...handler(call) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, errors, headers } = error;
    return { ...(operation && { operationId: operation.operationId }), status, body: { errors }, headers };
  }
}

function toResponse({ status, body, headers }: Outcome, requestId: string): Response {
  const shared = { RCRequestId: requestId, ...headers };
  if (body === undefined) return new Response(null, { status, headers: shared });
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...shared } });
}
