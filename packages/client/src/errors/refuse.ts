import { InvalidRequestError } from "./invalid-request-error.js";

/** The error for an option or a parameter that can't work: what it is, and what would be right. */
export function refuse(
  parameterName: string,
  problem: string,
  expected: string,
  operationId?: string,
  place = "",
): InvalidRequestError {
  return new InvalidRequestError(`${place}${parameterName} ${problem}; expected ${expected}`, {
    operationId,
    parameterName,
  });
}
