import fc, { type Arbitrary } from "fast-check";

const digits = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, "0"));
const join = (...parts: Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(""));
const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
const several = (part: Arbitrary<string>, separator: string, most: number) =>
  fc.array(part, { maxLength: most }).map((parts) => parts.join(separator));

const date = join(
  oneOf("2024", "2026", "1900", "2000", "0000"),
  oneOf("-", "-", "-", "/"),
  digits(0, 13),
  oneOf("-"),
  digits(0, 32),
);
const offset = join(oneOf("+", "-"), digits(0, 24), oneOf(":", ":", ""), fc.oneof(digits(0, 60), oneOf("")));
const time = join(
  join(digits(0, 23), oneOf(":"), digits(0, 59), oneOf(":"), digits(0, 59)),
  oneOf("", "", ".5", ".", ".123456789"),
  fc.oneof(oneOf("Z", "z", ""), offset),
);
/** The last second of a day in some zone, or close to it. */
const leapSecond = join(
  oneOf("23:59", "22:59", "00:59", "23:29", "00:29", "23:58"),
  oneOf(":60"),
  fc.oneof(oneOf("Z"), join(oneOf("+", "-"), oneOf("00:00", "01:00", "00:30"))),
);
const noTime = oneOf("24:00:00Z", "12:60:00Z", "12:00:60Z", "12:00:61Z", "12:00Z", "1:00:00Z", "noon");
const byte = fc.oneof(fc.integer({ min: 0, max: 260 }).map(String), oneOf("01", "", "a"));
const ipv4 = fc.oneof(
  fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join(".")),
  several(byte, ".", 5),
  fc.ipV4(),
);
const group = oneOf("0", "1", "ab", "FFFF", "12345", "g", "");
const ipv6 = fc.oneof(
  fc.ipV6(),
  several(group, ":", 9),
  join(several(group, ":", 7), oneOf("::"), several(group, ":", 7)),
  join(several(group, ":", 6), oneOf(":", "::"), fc.ipV4()),
);
const label = oneOf("a", "a-b", "-a", "a-", "", "A1", "example", "com", "x_y", "é");
const email = fc.oneof(
  fc.emailAddress(),
  join(several(oneOf("a", "a+b", "", "x'y", "é", " "), ".", 3), oneOf("@", "@", "@", "", "@@"), several(label, ".", 3)),
);
const piece = several(oneOf("a", "B", "9", "%20", "%zz", "~", "_", "'", "(", " ", '"', "<", "é", ";", "+"), "", 3);
const host = fc.oneof(
  several(label, ".", 3),
  ipv4,
  ipv6.map((address) => `[${address}]`),
  oneOf("", "[v1.x]", "[vz.x]", "[", "[]"),
);
const port = oneOf("", ":", ":80", ":8x");
const uri = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  join(
    oneOf("a", "https", "x+y.z-1", "1a", ""),
    oneOf("://", ":"),
    fc.oneof(oneOf(""), join(piece, oneOf("@"))),
    host,
    port,
    fc.oneof(oneOf(""), join(oneOf("/"), several(piece, "/", 3))),
    fc.oneof(oneOf(""), join(oneOf("?", "#"), piece)),
  ),
  join(oneOf("urn:", "mailto:", "a:/", "a:"), piece, oneOf("", ":b", "@c", "/d", "#e#", "?f?g")),
);
const hex = (length: number) =>
  fc.string({ unit: oneOf(..."0123456789abcdefAF", "g"), minLength: length, maxLength: length });
const uuid = fc.oneof(
  fc.uuid(),
  join(oneOf("", "urn:uuid:", "URN:UUID:", "uuid:"), fc.uuid()),
  join(hex(8), oneOf("-"), hex(4), oneOf("-"), hex(4), oneOf("-"), hex(4), oneOf("-", ""), hex(12)),
);

const FORMATTED: Readonly<Record<string, Arbitrary<string>>> = {
  date,
  time: fc.oneof(time, time, leapSecond, noTime),
  "date-time": join(
    fc.oneof(date, oneOf("2026-09-14")),
    oneOf("T", "t", " ", "", "TT"),
    fc.oneof(time, leapSecond, noTime, oneOf("15:00:00Z")),
  ),
  ipv4,
  ipv6,
  email,
  uri,
  uuid,
};

/** Texts that have a format, or nearly. */
export function arbitraryFormatted(format: string): Arbitrary<string> {
  return FORMATTED[format] as Arbitrary<string>;
}
