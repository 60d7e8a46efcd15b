import type { Blueprint, TextBlueprint, TextKind } from "../../../packages/testing/src/factories/blueprint.js";
import { samplePattern } from "../../../packages/testing/src/factories/values/sample-pattern.js";
import { wordsOf } from "../../document/names.js";
import type { Schema } from "../../document/openapi.js";

/** What a property's name tells about its text, where no format does. */
const BY_NAME: readonly [RegExp, TextKind][] = [
  [/^(first|given)Name$/i, "firstName"],
  [/^((last|family)Name|surname)$/i, "lastName"],
  [/e-?mail(Address)?$/i, "email"],
  [/^jobTitle$/i, "jobTitle"],
  [/(^t|T)itle$|^subject$/, "title"],
  [/TimeZoneDescription$/, "timeZoneName"],
  [/(^d|D)escription$|^summary$/, "description"],
  [/^time-?zone$/i, "timeZone"],
  [/^locale(Code)?$|^language(Code)?$/, "localeCode"],
  [/^accountId$/, "accountId"],
  [/(^p|P)ageToken$/, "pageToken"],
  [/^(answerText|comment|note)$/, "sentence"],
];

const BY_FORMAT: Readonly<Record<string, TextKind>> = {
  date: "date",
  time: "time",
  "iso-time": "time",
  duration: "duration",
  uri: "uri",
  url: "uri",
  iri: "uri",
  "uri-reference": "uriReference",
  "iri-reference": "uriReference",
  "uri-template": "uriReference",
  email: "email",
  "idn-email": "email",
  hostname: "hostname",
  "idn-hostname": "hostname",
  ipv4: "ipv4",
  ipv6: "ipv6",
  uuid: "uuid",
  byte: "base64",
  regex: "regex",
  "json-pointer": "jsonPointer",
};

/** When something happens, by a word of the property's name. */
const PERIODS: readonly [RegExp, TextKind][] = [
  [/^(expir|clos|until|deadline|renew)/i, "expires"],
  [/^schedul|^plan/i, "scheduled"],
  [/^(creat|made)/i, "created"],
  [/^(modif|updat|chang)/i, "modified"],
  [/^(end|ended|finish|leave|left|stop|to)/i, "ended"],
  [/^(start|begin|join|open|from)/i, "started"],
];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** How to make a text: by its pattern, its format, its name or its example, in this order. */
export function textBlueprint(schema: Schema, name: string): Blueprint {
  const { format, pattern, minLength, maxLength } = schema;
  const example = [schema.example, schema.default].find((value) => typeof value === "string" && value !== "");
  const bounds = {
    ...(typeof minLength === "number" && minLength > 0 && { minLength }),
    ...(typeof maxLength === "number" && { maxLength }),
  };
  if (typeof pattern === "string") return patternBlueprint(pattern, bounds, example);
  if (format === "relative-json-pointer") return { kind: "choice", values: ["0"] };
  const wanted = kindOf(format, name, example);
  const kind = format === undefined && !hasRoomFor(wanted, schema) ? "words" : wanted;
  const like = kind === "uri" ? safeAddress(example) : LIKENESSES.includes(kind) ? example : undefined;
  return { kind: "text", make: kind, ...(typeof like === "string" && { like }), ...bounds };
}

/** How far texts can be filled and cut, where that isn't as far as one likes. */
const LENGTHS: Partial<Record<TextKind, readonly [number, number]>> = {
  timeZone: [10, 19],
  uuid: [36, 36],
  email: [Number.POSITIVE_INFINITY, 6],
  uri: [Number.POSITIVE_INFINITY, 5],
};
const TIME_LENGTHS = [20, 20] as const;

/** Whether the bounds leave room for a kind of text that only name or example suggest. */
function hasRoomFor(kind: TextKind, { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema): boolean {
  const isTime = PERIODS.some(([, period]) => period === kind) || kind === "past";
  const [shortest, longest] = (isTime ? TIME_LENGTHS : LENGTHS[kind]) ?? [Number.POSITIVE_INFINITY, 0];
  return shortest >= (minLength as number) && longest <= (maxLength as number);
}

/** Kinds that are made to look like the example. */
const LIKENESSES: readonly TextKind[] = ["like", "id", "accountId"];

function kindOf(format: string | undefined, name: string, example: unknown): TextKind {
  if (format === "date-time" || format === "iso-date-time") return periodOf(name);
  const byFormat = format !== undefined && Object.hasOwn(BY_FORMAT, format) ? BY_FORMAT[format] : undefined;
  if (byFormat !== undefined) return byFormat;
  const [, byName] = BY_NAME.find(([pattern]) => pattern.test(name)) ?? [];
  return byName ?? (typeof example === "string" ? kindOfExample(example, name) : isId(name) ? "id" : "words");
}

function kindOfExample(example: string, name: string): TextKind {
  if (UUID.test(example)) return "uuid";
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(example)) return periodOf(name);
  if (/^[\w.+-]+@[\w-]+\.[\w.-]+$/.test(example)) return "email";
  if (/^https?:\/\//.test(example)) return "uri";
  return isId(name) && /^\d{3,}$/.test(example) ? "id" : "like";
}

function isId(name: string): boolean {
  return /^ids?$|Ids?$/.test(name);
}

function periodOf(name: string): TextKind {
  const words = wordsOf(name);
  const [, period] = PERIODS.find(([pattern]) => words.some((word) => pattern.test(word))) ?? [];
  return period ?? "past";
}

/** An example's address on a host that nobody can own: `https://v.acme.io/a` becomes `https://v.example.com/a`. */
function safeAddress(example: unknown): string | undefined {
  if (typeof example !== "string" || !URL.canParse(example)) return undefined;
  const { protocol, hostname } = new URL(example);
  if (!/^https?:$/.test(protocol)) return undefined;
  if (/(^|\.)example\.(com|org|net)$/.test(hostname)) return example;
  const labels = hostname.split(".");
  const host = `${labels.length > 2 ? labels[0] : "www"}.example.com`;
  return example.replace(/^(https?:\/\/)[^/?#]+/, (_, scheme) => scheme + host);
}

function patternBlueprint(pattern: string, bounds: Partial<TextBlueprint>, example: unknown): Blueprint {
  try {
    if (samplePattern(pattern, 1, bounds) !== undefined) return { kind: "text", make: "pattern", pattern, ...bounds };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  if (typeof example === "string") return { kind: "choice", values: [example] };
  throw new Error(
    `No text can be made for the pattern ${pattern}: give the schema an example, or x-sdk-factory.values in the overlay`,
  );
}
