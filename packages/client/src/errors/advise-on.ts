/** What to do next, by status; any other 5xx is like 500. */
const ADVICE: Record<number, string> = {
  400: "Correct the request; it would fail again.",
  401: "Get a new access token.",
  403: "Check the permissions of app and user, and the record's state.",
  404: "Check the ids, and what the user may see.",
  409: "It exists already.",
  429: "Call less often.",
  500: "Try again later.",
};

/** A sentence on what to do next; "" where there is nothing general to say. */
export function adviseOn(status: number): string {
  return ADVICE[status] ?? (status >= 500 ? ADVICE[500] : "") ?? "";
}
