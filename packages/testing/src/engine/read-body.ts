import { pointerTo } from "../contract/contract-checker.js";
import { contract } from "../generated/contract.js";
import type { World } from "../state/world.js";
import { bodyTooLarge, parameterError, Refusal, unreadableBody } from "./refusal.js";
import { refuseContentType, refuseUnknownProperties } from "./strictness.js";

/**
 * Reads and checks the JSON body of an operation that takes one. Properties that the service sets itself are
 * deleted from it, or refused, as the checker was told.
 *
 * @throws {Refusal} 413 for a body that is too large, 400 `CMN-103` for one that isn't JSON, 400 `CMN-101` with an entry for each violation.
 */
export async function readBody(
  operationId: string,
  request: Request,
  { checker, strict, maxBodyBytes }: Pick<World, "checker" | "strict" | "maxBodyBytes">,
): Promise<unknown> {
  const body = contract.operations[operationId]?.body;
  if (body === undefined) return undefined;
  const text = await request.text();
  if (byteLengthOf(text, maxBodyBytes) > maxBodyBytes) throw bodyTooLarge(maxBodyBytes);
  if (text.trim() === "" && !body.required) return undefined;
  if (strict) refuseContentType(request.headers.get("Content-Type"));
  const value = parseJson(text);
  if (strict) refuseUnknownProperties(body.schema, value);
  const violations = checker.violations(pointerTo("operations", operationId, "body", "schema"), value);
  if (violations.length === 0) return value;
  throw new Refusal(
    400,
    violations.map(({ path, message, value: rejected }) =>
      path.length > 0
        ? parameterError(path.join("."), message, rejected)
        : { errorCode: "CMN-101", message: `The request body is invalid: it ${message}` },
    ),
  );
}

/** In UTF-8; counted only where it matters. */
function byteLengthOf(text: string, maximum: number): number {
  return text.length * 3 <= maximum || text.length > maximum ? text.length : new TextEncoder().encode(text).length;
}

function parseJson(text: string): unknown {
  if (text.trim() === "") throw unreadableBody("it is empty, expected JSON");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadableBody((error as Error).message);
  }
}
