import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { Operation } from "../operations/operation.js";
import type { BodyValidator } from "../options/body-validator.js";

/**
 * Holds a body against its description, where the client was given what can do that.
 * @throws {InvalidRequestError} naming everything that is wrong.
 */
export function checkBody(validateBody: BodyValidator | undefined, { operationId }: Operation, body: unknown): void {
  if (!validateBody || operationId === undefined) return;
  const violations = validateBody(operationId, body);
  if (!violations[0]) return;
  const problems = violations.map(({ path, message }) => `${path || "the body"} ${message}`).join("; ");
  const parameterName = violations[0].path || "body";
  throw new InvalidRequestError(`invalid body: ${problems}`, { operationId, parameterName });
}
