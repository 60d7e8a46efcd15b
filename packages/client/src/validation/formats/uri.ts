import type { Format } from "../check-format.js";
import { isIpv6 } from "./addresses.js";

// RFC 3986, appendix A. An IP literal is taken as it comes and looked at afterwards.
const PLAIN = "\\w.~!$&'()*+,;=\\-";
const characters = (further: string) => `(?:[${PLAIN}${further}]|%[\\da-f]{2})`;
const SEGMENT = characters(":@");
const SEGMENTS = `(?:/${SEGMENT}*)*`;
const AUTHORITY = `(?:${characters(":")}*@)?(?:\\[([^\\]]*)\\]|${characters("")}*)(?::\\d*)?`;
// One slash is enough before a host, as in ajv-formats, which the fake judges by: a client must not be stricter.
const PATH = `//?${AUTHORITY}${SEGMENTS}|/(?:${SEGMENT}+${SEGMENTS})?|${SEGMENT}+${SEGMENTS}`;
const TAIL = `${characters(":@/?")}*`;
const URI = /* @__PURE__ */ new RegExp(`^[a-z][a-z\\d+.-]*:(?:${PATH})(?:\\?${TAIL})?(?:#${TAIL})?$`, "i");
const IP_FUTURE = /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i;

/** RFC 3986, absolute. */
export const uri: Format<string> = { test: isUri, expected: "an address such as https://example.com/path" };

function isUri(text: string): boolean {
  const parts = URI.exec(text);
  const literal = parts?.[1];
  return parts !== null && (literal === undefined || isIpv6(literal) || IP_FUTURE.test(literal));
}
