import { type ContractChecker, pointerTo } from "../contract/contract-checker.js";
import { contract } from "../generated/contract.js";
import type { Answer } from "./handler.js";

/** The fake has answered what the API description doesn't allow: a mistake in `@rcw/testing`, not in your code. */
export class FakeDefectError extends Error {
  override readonly name = "FakeDefectError";
}

/**
 * Checks an answer against the contract. Error statuses that the description doesn't declare pass: any operation
 * can give them.
 *
 * @throws {FakeDefectError} when the answer doesn't conform.
 */
export function checkAnswer(operationId: string, { status, body }: Answer, checker: ContractChecker): void {
  const declared = contract.operations[operationId]?.answers[String(status)];
  if (declared === undefined) {
    if (status >= 400) return;
    throw defect(operationId, status, "the description declares no such status");
  }
  if (declared.schema === undefined) {
    if (body === undefined) return;
    throw defect(operationId, status, "the description declares an answer without a body");
  }
  const pointer = pointerTo("operations", operationId, "answers", String(status), "schema");
  const violations = checker.violations(pointer, body);
  if (violations.length === 0) return;
  throw defect(
    operationId,
    status,
    violations.map(({ path, message }) => `${path.join(".") || "the body"} ${message}`).join("; "),
  );
}

function defect(operationId: string, status: number, reason: string): FakeDefectError {
  return new FakeDefectError(
    `The fake's answer ${status} to ${operationId} breaks the API description: ${reason}. ` +
      "This is a defect of @rcw/testing, not of the code under test.",
  );
}
