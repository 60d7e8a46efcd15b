import type { AddressAnswer } from "./call-address.js";

/** The header that the service sends once, when a subscription is created, and that the address sends back. */
export const VALIDATION_HEADER = "Validation-Token";

/** The most that the answer to the validation call may have, in bytes, headers included. */
const MAXIMUM_BYTES = 1024;

/** Why an address fails the validation call; undefined when it passes. */
export function handshakeFailure(answer: AddressAnswer, validationToken: string): string | undefined {
  if ("failure" in answer) return `it ${answer.failure}`;
  const { response, text } = answer;
  if (response.status !== 200) return `it answered with status ${response.status}, expected 200`;
  if (response.headers.get(VALIDATION_HEADER) !== validationToken) {
    return `its answer does not echo the header ${VALIDATION_HEADER}`;
  }
  const sizeBytes = sizeOf(response.headers, text);
  return sizeBytes > MAXIMUM_BYTES
    ? `its answer has ${sizeBytes} bytes with headers, expected ${MAXIMUM_BYTES} at most`
    : undefined;
}

function sizeOf(headers: Headers, text: string): number {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`);
  return new TextEncoder().encode([...lines, text].join("")).length;
}
