import { InvalidRequestError } from "./errors/invalid-request-error.js";

/**
 * Refuses a header that can't be sent. The platform would refuse it too, but quote its value, which may be a credential.
 * @throws {InvalidRequestError}
 */
export function checkHeaders(headers: object | undefined, operationId?: string): void {
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (isSendable(name, String(value))) continue;
    throw new InvalidRequestError(
      `header ${JSON.stringify(name)} can't be sent: its name or its value has a character that headers can't carry, such as a line break`,
      { operationId, parameterName: "headers" },
    );
  }
}

function isSendable(name: string, value: string): boolean {
  try {
    new Headers([[name, value]]);
    return true;
  } catch {
    return false;
  }
}
