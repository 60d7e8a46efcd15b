import { refuse } from "../errors/refuse.js";

/**
 * Refuses a header that can't be sent. The platform would refuse it too, but quote its value, which may be a credential.
 * @throws {InvalidRequestError}
 */
export function checkHeaders(headers: Record<string, string>, operationId?: string): void {
  for (const [name, value] of Object.entries(headers)) {
    if (/^[!#$%&'*+.^_`|~\w-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) continue;
    throw refuse(
      "headers",
      `can't carry ${JSON.stringify(name)}`,
      "no line breaks or other special characters",
      operationId,
    );
  }
}
