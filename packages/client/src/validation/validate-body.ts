import { bodyValidators } from "../generated/validators.js";
import type { BodyValidator } from "../options/body-validator.js";
import { createBodyValidator } from "./create-body-validator.js";

/**
 * Checks the body of any operation against the API description, before it is sent. Operations that take no JSON
 * body, and unknown ones, give no violations. Unknown properties pass unless the description forbids them.
 *
 * @example
 * const rcw = createWebinarClient({ auth: { accessToken }, validateBody });
 */
export const validateBody: BodyValidator = (operationId, body) => validateAny(operationId, body);

const validateAny = /* @__PURE__ */ createBodyValidator(bodyValidators);
