import type { OperationId } from "@rcw/types";
import type { Answer, Call, Handlers } from "./handler.js";
import { notServed } from "./refusal.js";

/** A handler whose operation is known only when it is called: the general checks have made its call. */
export type AnyHandler = (call: Record<keyof Call, unknown>) => Answer | Promise<Answer>;

/**
 * What an operation does.
 *
 * @throws {Refusal} 501 `FAKE-501` for one that came with a newer API description than the handlers.
 */
export function findHandler(handlers: Handlers, operationId: OperationId): AnyHandler {
  const handler = handlers[operationId] as AnyHandler | undefined;
  if (handler === undefined) throw notServed(operationId);
  return handler;
}
