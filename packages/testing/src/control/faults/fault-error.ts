/** A plan that makes no sense: what was given, and what would be right. */
export function faultError(reason: string): TypeError {
  return new TypeError(`faults.add: ${reason}. For example: { operationId: "rcwConfigListInvitees", status: 503 }`);
}

/** A value in a message. */
export function show(value: unknown): string {
  if (typeof value === "function") return "a function";
  if (typeof value === "number" || value instanceof RegExp) return String(value);
  return JSON.stringify(value) ?? "nothing";
}
