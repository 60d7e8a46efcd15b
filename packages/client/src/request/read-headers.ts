import { refuse } from "../errors/refuse.js";

/**
 * Headers by their names in lower case, without those that have no value. Refuses one that can't be sent: the platform
 * would refuse it too, but quote its value, which may be a credential.
 * @throws {InvalidRequestError}
 */
export function readHeaders(headers: object, operationId?: string): Record<string, string> {
  const named: Record<string, string> = {};
  for (const [given, value] of Object.entries(headers)) {
    if (value === undefined || value === null) continue;
    const name = given.toLowerCase();
    named[name] = String(value);
    if (/^[!#$%&'*+.^_`|~\w-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(named[name])) continue;
    throw refuse(
      "headers",
      `can't carry ${JSON.stringify(given)}`,
      "no line breaks or special characters",
      operationId,
    );
  }
  return named;
}
