import type { Schema } from "../../document/openapi.js";
import type { CheckName } from "./names.js";
import type { ValidatorWriter } from "./validator-writer.js";

/** The formats that are checked, and the type of the values that have them; the others only describe. */
const CHECKED_FORMATS: Readonly<Record<string, { check: CheckName; type: "string" | "number" }>> = {
  byte: { check: "byte", type: "string" },
  date: { check: "date", type: "string" },
  "date-time": { check: "dateTime", type: "string" },
  email: { check: "email", type: "string" },
  hostname: { check: "hostname", type: "string" },
  int32: { check: "int32", type: "number" },
  int64: { check: "int64", type: "number" },
  ipv4: { check: "ipv4", type: "string" },
  ipv6: { check: "ipv6", type: "string" },
  time: { check: "time", type: "string" },
  uri: { check: "uri", type: "string" },
  uuid: { check: "uuid", type: "string" },
};

/** What a format demands of a value of a type. */
export function formatStatements({ format }: Schema, type: "string" | "number", writer: ValidatorWriter): string[] {
  const checked = format !== undefined && Object.hasOwn(CHECKED_FORMATS, format) ? CHECKED_FORMATS[format] : undefined;
  if (checked?.type !== type) return [];
  return [`${writer.use("format")}(value, at, ${writer.use(checked.check)});`];
}
