import { limitRate } from "../rate-limits/limit-rate.js";
import { handlers } from "../services/handlers.js";
import { authenticate, checkAppPermission } from "./authenticate.js";
import type { Exchange } from "./exchange.js";
import { findHandler } from "./find-handler.js";
import type { Answer, Call } from "./handler.js";
import { matchOperation } from "./match-operation.js";
import { readBody } from "./read-body.js";
import { readParameters } from "./read-parameters.js";
import { refuseInvertedWindows, refuseUnknownParameters } from "./strictness.js";

/** The order of the checks is the service's: path, method, token, rate, app permission, parameters, body, rules. */
export async function runOperation(exchange: Exchange): Promise<Answer> {
  const { world, request, url, httpMethod, headers } = exchange;
  const matched = matchOperation(httpMethod, url.pathname, world.rules.wrongMethod);
  const { operationId, rateLimitGroup } = matched.operation;
  exchange.operationId = operationId;
  const { token, caller } = authenticate(world, request);
  limitRate(world, token, rateLimitGroup, headers);
  // What the fake can't do is said to everybody who may call at all, not only to those who ask in the right way.
  const handler = findHandler(handlers, operationId);
  checkAppPermission(token, matched.operation);
  if (world.strict) refuseUnknownParameters(operationId, url);
  const { path, query } = readParameters(matched, url, world.checker);
  if (world.strict) refuseInvertedWindows(query);
  const body = await readBody(operationId, request, world);
  const { clientId } = token;
  const call: Record<keyof Call, unknown> = { world, caller, clientId, origin: url.origin, path, query, body };
  return await handler(call);
}
