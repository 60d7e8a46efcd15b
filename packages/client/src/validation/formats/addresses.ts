import type { Format } from "../check-format.js";

const DECIMAL_BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const IPV4 = /* @__PURE__ */ new RegExp(`^${DECIMAL_BYTE}(?:\\.${DECIMAL_BYTE}){3}$`);
const EMAIL_LOCAL = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const LABEL = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i;

/** Four numbers from 0 to 255. */
export const ipv4: Format<string> = { test: (text) => IPV4.test(text), expected: "an address such as 192.0.2.1" };

/** RFC 4291: eight groups of hexadecimal digits, `::` for one run of zeros, IPv4 at the end. */
export const ipv6: Format<string> = { test: isIpv6, expected: "an address such as 2001:db8::1" };

/** RFC 5321 without quoted names and without hosts that have no dot. */
export const email: Format<string> = { test: isEmail, expected: "an email address such as mei.lin@example.com" };

function isEmail(text: string): boolean {
  const [local = "", host = "", ...rest] = text.split("@");
  const labels = host.split(".");
  return (
    rest.length === 0 && EMAIL_LOCAL.test(local) && labels.length > 1 && labels.every((label) => LABEL.test(label))
  );
}

/** Whether a text is an IPv6 address. */
export function isIpv6(text: string): boolean {
  const halves = text.split("::");
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1)?.at(-1) ?? "";
  const endsInIpv4 = IPV4.test(last);
  if (endsInIpv4) groups.at(-1)?.splice(-1, 1, "0", "0");
  const all = groups.flat();
  if (!all.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  return halves.length === 1 ? all.length === 8 : halves.length === 2 && all.length <= 7;
}
