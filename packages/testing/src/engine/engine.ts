import { catchUp } from "../life/catch-up.js";
import { limitRate } from "../rate-limits/limit-rate.js";
import type { World } from "../state/world.js";
import { authenticate } from "./authenticate.js";
import { checkAnswer } from "./check-answer.js";
import type { Exchange } from "./exchange.js";
import type { Answer } from "./handler.js";
import { methodsOfOperations } from "./match-operation.js";
import { pickMethod } from "./path-table.js";
import { Refusal, unknownUri } from "./refusal.js";
import { routes } from "./routes.js";
import { runOperation } from "./run-operation.js";
import { type Reply, toReply } from "./to-reply.js";

/** The group of requests to no operation. */
const STRAY_GROUP = "Light";

/** The fake service: takes a request, answers it. Every adapter (fetch, server) is a wrapper around this. */
export type Engine = (request: Request) => Promise<Reply>;

/** Every answer to an operation is checked against the API description before it leaves. */
export function createEngine(world: World): Engine {
  return async (request) => {
    catchUp(world);
    const exchange = openExchange(world, request);
    const answer = await settle(exchange);
    if (exchange.operationId !== undefined) checkAnswer(exchange.operationId, answer, world.checker);
    return toReply(exchange, answer);
  };
}

function openExchange(world: World, request: Request): Exchange {
  const { state, rules } = world;
  state.requestCount += 1;
  const requestId = `fake-${state.seed}-${String(state.requestCount).padStart(6, "0")}`;
  const httpMethod = request.method === "HEAD" && rules.headAndOptions ? "GET" : request.method;
  return { world, request, url: new URL(request.url), httpMethod, headers: new Headers({ RCRequestId: requestId }) };
}

async function settle(exchange: Exchange): Promise<Answer> {
  try {
    return await respond(exchange);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refusal = countStray(exchange, error);
    const { status, errors, headers } = refusal;
    return { status, body: { errors }, headers };
  }
}

/** The service counts whoever has a token, also when what they ask for isn't there. */
function countStray(exchange: Exchange, refusal: Refusal): Refusal {
  const { world, request, headers, operationId } = exchange;
  const isStray = operationId === undefined && (refusal.status === 404 || refusal.status === 405);
  if (!isStray || !world.rules.strayRequestsCount || !request.headers.has("Authorization")) return refusal;
  try {
    limitRate(world, authenticate(world, request).token, STRAY_GROUP, headers);
    return refusal;
  } catch (error) {
    // Who has no valid token learns of the path first, as before.
    if (error instanceof Refusal) return error.status === 429 ? error : refusal;
    throw error;
  }
}

async function respond(exchange: Exchange): Promise<Answer> {
  const { world, httpMethod, url } = exchange;
  const { pathname } = url;
  if (httpMethod === "OPTIONS" && world.rules.headAndOptions) return listMethods(pathname);
  const route = routes.find(pathname);
  if (route === undefined) return await runOperation(exchange);
  const responder = pickMethod(route, httpMethod, pathname, world.rules.wrongMethod);
  return await responder(exchange, route.path);
}

/** What a path can do, for anybody who asks. */
function listMethods(pathname: string): Answer {
  const methods = [...(routes.find(pathname)?.byMethod.keys() ?? methodsOfOperations(pathname))];
  if (methods.length === 0) throw unknownUri(pathname);
  const always = methods.includes("GET") ? ["HEAD", "OPTIONS"] : ["OPTIONS"];
  return { status: 204, headers: { Allow: [...methods, ...always].sort().join(", ") } };
}
