import type { BodyViolation } from "../options/body-validator.js";
import { asSent } from "./as-sent.js";
import { type Check, Place } from "./place.js";

/** Everything that a check finds wrong with a body, once each. A body that may be left out may be undefined. */
export function violationsOf(body: unknown, check: Check, isRequired: boolean): readonly BodyViolation[] {
  if (body === undefined) return isRequired ? [{ path: "", message: "is required and missing" }] : [];
  const at = new Place();
  check(asSent(body), at);
  // Two parts of an `allOf` may say the same of a property.
  return [
    ...new Map(at.violations.map((violation) => [`${violation.path}\n${violation.message}`, violation])).values(),
  ];
}
