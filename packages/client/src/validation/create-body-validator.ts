import type { BodyValidator, BodyViolation } from "../options/body-validator.js";

/** Checks the body of one operation; gives everything that is wrong with it. */
export type OperationBodyValidator = (body: unknown) => readonly BodyViolation[];

/**
 * Makes a validator of some operations, so that a bundler leaves out those of the others. The body of an operation
 * that isn't among them gives no violations.
 *
 * @example
 * import { createBodyValidator, rcwConfigUpdateInvitees } from "@rcw/client/validate";
 * const validateBody = createBodyValidator({ rcwConfigUpdateInvitees });
 */
export function createBodyValidator(validators: Readonly<Record<string, OperationBodyValidator>>): BodyValidator {
  return (operationId, body) => (Object.hasOwn(validators, operationId) ? (validators[operationId]?.(body) ?? []) : []);
}
