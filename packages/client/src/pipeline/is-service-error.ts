/** Whether the body of an error is one of the service's own, with a code: a gateway answers with HTML, or nothing. */
export function isServiceError(body: unknown): boolean {
  return typeof body === "string" && /^\s*\{.*"errorCode"\s*:/s.test(body);
}
