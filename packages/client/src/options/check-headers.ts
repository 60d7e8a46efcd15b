import { refuse } from "../errors/refuse.js";

/**
 * Refuses headers that can't be sent: the platform would refuse them too, but quote the value, which may be a credential.
 * @throws {InvalidRequestError}
 */
export function checkHeaders(headers: unknown, operationId?: string): void {
  if (headers === undefined || headers === null || headers instanceof Headers) return;
  if (typeof headers !== "object") {
    throw refuse("headers", `is ${typeof headers}`, "an object with a text for each name, or Headers", operationId);
  }
  for (const [name, given] of Object.entries(headers)) {
    for (const value of Array.isArray(given) ? given : [given]) {
      if (value === undefined || value === null) continue;
      if (/^[!#$%&'*+.^_`|~\w-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(String(value))) continue;
      throw refuse(
        "headers",
        `can't carry ${JSON.stringify(name)}`,
        "no line breaks or special characters",
        operationId,
      );
    }
  }
}
