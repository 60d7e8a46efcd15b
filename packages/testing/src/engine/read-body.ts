import { type ContractChecker, pointerTo } from "../contract/contract-checker.js";
import { contract } from "../generated/contract.js";
import { parameterError, Refusal, unreadableBody } from "./refusal.js";

/**
 * Reads and checks the JSON body of an operation that takes one. Properties that the service sets itself are
 * deleted from it, or refused, as the checker was told.
 *
 * @throws {Refusal} 400 `CMN-103` for a body that isn't JSON, 400 `CMN-101` with an entry for each violation.
 */
export async function readBody(operationId: string, request: Request, checker: ContractChecker): Promise<unknown> {
  const body = contract.operations[operationId]?.body;
  if (body === undefined) return undefined;
  const text = await request.text();
  if (text.trim() === "" && !body.required) return undefined;
  const value = parseJson(text);
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

function parseJson(text: string): unknown {
  if (text.trim() === "") throw unreadableBody("it is empty, expected JSON");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadableBody((error as Error).message);
  }
}
