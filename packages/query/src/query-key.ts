/**
 * A key of the cache: `["rcw", service, parameters, method]`. TanStack Query compares the members of the parameters one by
 * one, so `["rcw", "invitees", { sessionId }]` finds every query of that session's invitees.
 */
export type WebinarQueryKey = readonly ["rcw", string, object?, string?];

/** Whether a change with these ids may show in a query: no id that both name differs. */
export function isTouched(
  key: readonly unknown[],
  services: readonly string[],
  ids: Readonly<Record<string, unknown>>,
): boolean {
  const [origin, service, parameters] = key;
  if (origin !== "rcw" || !services.includes(service as string)) return false;
  const known = (parameters ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(ids).every(([name, id]) => known[name] === undefined || known[name] === id);
}
