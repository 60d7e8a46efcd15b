import { answerViolations } from "../contract/answer-violations.js";
import { type ContractChecker, describeViolation } from "../contract/contract-checker.js";
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
  const violations = answerViolations(operationId, { status, body }, checker);
  if (violations.length === 0) return;
  const reasons = violations.map((violation) => describeViolation(violation, "the answer")).join("; ");
  throw new FakeDefectError(
    `The fake's answer ${status} to ${operationId} breaks the API description: ${reasons}. ` +
      "This is a defect of @rcw/testing, not of the code under test.",
  );
}
