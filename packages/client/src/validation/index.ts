// Checks of request bodies, precompiled from the API description: no eval, no schema library.

// One validator for each operation that takes a JSON body, under its operationId.
export * from "../generated/validators.js";
export type { BodyValidator, BodyViolation } from "../options/body-validator.js";
export { createBodyValidator, type OperationBodyValidator } from "./create-body-validator.js";
export { validateBody } from "./validate-body.js";
