// Checks of request bodies, precompiled from the API description: no eval, no schema library.

export type { BodyValidator, BodyViolation } from "./body-validator.js";
// One validator for each operation that takes a JSON body, under its operationId.
export * from "./generated/validators.js";
export { createBodyValidator, type OperationBodyValidator } from "./validation/create-body-validator.js";
export { validateBody } from "./validation/validate-body.js";
