import type { Given } from "../overrides.js";
import { memberAt } from "../values/hash.js";
import type { Aspect } from "./aspect.js";
import type { Draft } from "./draft.js";

/** Causes of errors with their codes. */
const ERRORS = {
  "CMN-102": "The resource is not found",
  "CMN-203": "Internal server error",
  "CMN-401": "The application has no permission to do this",
  "CMN-408": "The user has no permission to do this",
} as const;

/** Rejected parameters, and a value that is rejected. */
const REJECTED = {
  scheduledDuration: "15",
  perPage: "0",
  role: "Cohost",
  timeZone: "Mars/One",
  localeCode: "e",
} as const;

/** A message goes with its code. */
export const apiError: Aspect = {
  settle: (draft) => settleError(draft, ERRORS),
};

/** A message goes with the parameter that it is about. */
export const parameterError: Aspect = {
  imply: (given): Given => (Object.hasOwn(given, "errorCode") ? {} : { errorCode: "CMN-101" }),
  settle: (draft) => {
    if (!draft.has("parameterName")) return;
    draft.set("parameterName", memberAt(Object.keys(REJECTED), draft.hash("parameter")));
    const name = String(draft.get("parameterName"));
    if (Object.hasOwn(REJECTED, name)) draft.set("parameterValue", REJECTED[name as keyof typeof REJECTED]);
    draft.set("message", `Parameter [${name}] value is invalid`);
  },
};

function settleError(draft: Draft, errors: Readonly<Record<string, string>>): void {
  draft.set("errorCode", memberAt(Object.keys(errors), draft.hash("error")));
  const errorCode = String(draft.get("errorCode"));
  if (Object.hasOwn(errors, errorCode)) draft.set("message", errors[errorCode]);
}
