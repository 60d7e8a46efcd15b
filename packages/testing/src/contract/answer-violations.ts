import { contract } from "../generated/contract.js";
import { type ContractChecker, pointerTo, type Violation } from "./contract-checker.js";
import { findReturnedSecrets } from "./find-returned-secrets.js";

/** An answer to be compared with the description. */
export interface CheckedAnswer {
  readonly status: number;
  /** The JSON value of the body; undefined where there is none. */
  readonly body?: unknown;
}

/**
 * Where an answer breaks the description: its status, its body, or a write-only property that it gives away. A
 * violation with an empty path is about the answer as a whole. Error statuses that the description doesn't declare
 * pass: any operation can give them.
 */
export function answerViolations(
  operationId: string,
  { status, body }: CheckedAnswer,
  checker: ContractChecker,
): Violation[] {
  const declared = contract.operations[operationId]?.answers[String(status)];
  if (declared === undefined) {
    return status >= 400
      ? findReturnedSecrets(body)
      : [ofAnswer(`has the status ${status}; the description declares no such status`, status)];
  }
  if (declared.schema === undefined) {
    return body === undefined ? [] : [ofAnswer("has a body; the description declares an answer without a body", body)];
  }
  const pointer = pointerTo("operations", operationId, "answers", String(status), "schema");
  return withoutRepetition([...checker.violations(pointer, body), ...findReturnedSecrets(body)]);
}

function ofAnswer(message: string, value: unknown): Violation {
  return { path: [], message, value };
}

function withoutRepetition(violations: readonly Violation[]): Violation[] {
  return [...new Map(violations.map((violation) => [violation.path.join("/"), violation])).values()];
}
