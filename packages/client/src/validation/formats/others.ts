import type { Format } from "../check-format.js";

const UUID = /^(?:urn:uuid:)?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;
const HOST_LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

/** RFC 4122. */
export const uuid: Format<string> = {
  test: (text) => UUID.test(text),
  expected: "a UUID such as 123e4567-e89b-42d3-a456-426614174000",
};

/** Base64, padded. */
export const byte: Format<string> = { test: (text) => BASE64.test(text), expected: "Base64 text" };

/** RFC 1123. */
export const hostname: Format<string> = { test: isHostname, expected: "a host name such as hooks.example.com" };

function isHostname(text: string): boolean {
  const name = text.replace(/\.$/, "");
  return name.length > 0 && name.length <= 253 && name.split(".").every((label) => HOST_LABEL.test(label));
}

/** A signed number of 32 bits. */
export const int32: Format<number> = {
  test: (value) => (value | 0) === value,
  expected: "a whole number from -2147483648 to 2147483647",
};

/** A whole number; JavaScript has no more than 53 bits of it. */
export const int64: Format<number> = { test: (value) => Number.isInteger(value), expected: "a whole number" };
