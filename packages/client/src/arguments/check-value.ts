import { refuse } from "../errors/refuse.js";
import { showValue } from "../errors/show-value.js";
import type { Bounds, Operation, Parameter } from "../operations/operation.js";
import { listOf } from "./list-of.js";

/**
 * Holds a parameter against the bounds of the API description, so that a value that can't work costs no request.
 * @throws {InvalidRequestError}
 */
export function checkValue({ operationId, paging }: Operation, parameter: Parameter, value: unknown): void {
  const { name, items } = parameter;
  // The service takes a page that is too large for the largest.
  const bounds = items ?? (paging && name === "perPage" ? { ...parameter, max: Infinity } : parameter);
  const refuseIt = (found: string, bounds: Bounds) =>
    refuse(name, `is ${found}`, describe(bounds), operationId, `${parameter.in} parameter `);
  if (parameter.in === "path" && !items && typeof value === "object") throw refuseIt(showValue(value), bounds);
  const list = listOf(value);
  if (items && !isWithin(parameter, list.length)) throw refuseIt(`${list.length} items`, parameter);
  for (const item of list) {
    if (!isRight(bounds, item)) throw refuseIt(showValue(item), bounds);
    const expected = expectWritable(parameter.in, item);
    if (expected) throw refuse(name, `is ${showValue(item)}`, expected, operationId, `${parameter.in} parameter `);
  }
}

/** What would be right in place of a value that a URL can't carry as it is meant; undefined for one that it can. */
function expectWritable(place: Parameter["in"], value: unknown): string | undefined {
  if (typeof value === "number" && !Number.isSafeInteger(value) && !(place === "query" && Number.isFinite(value)))
    return "text";
  const text = String(value);
  if (place === "path" && (typeof value === "boolean" || /^(\.{0,2}|\s+)$/.test(text))) return "an id";
  return /\p{Surrogate}/u.test(text) ? "text" : undefined;
}

function isRight(bounds: Bounds, value: unknown): boolean {
  const { type, format, pattern } = bounds;
  if (bounds.enum) return bounds.enum.includes(value);
  if (type === "boolean") return typeof value === type;
  if (type !== "string") return type === undefined || (Number.isFinite(value) && isWithin(bounds, value as number));
  if (/obj|sym|func/.test(typeof value)) return false;
  const text = String(value);
  const isTime = format !== "date-time" || isDateTime(text);
  return isTime && isWithin(bounds, [...text].length) && (!pattern || new RegExp(pattern, "u").test(text));
}

/** An RFC 3339 date-time of a day and an hour that exist. */
function isDateTime(text: string): boolean {
  const [, date = ""] = /^(\d{4}-\d\d-\d\d)T\d\d(?::\d\d){2}(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.exec(text) ?? [];
  // A day too many is taken for one of the next month.
  const dayMs = Date.parse(date);
  return Number.isFinite(dayMs) && new Date(dayMs).toISOString().startsWith(date) && Number.isFinite(Date.parse(text));
}

function isWithin({ type, min = -Infinity, max = Infinity }: Bounds, size: number): boolean {
  return size >= min && size <= max && (type !== "integer" || Number.isInteger(size));
}

const UNITS: Record<string, string> = { string: "characters", array: "items" };

function describe({ type = "", format, min, max, pattern, enum: values }: Bounds): string {
  if (values) return `one of ${values.join(", ")}`;
  const from = min !== undefined && `from ${min}`;
  const to = max !== undefined && max < Infinity && `to ${max}`;
  return [format ?? type, from, to, (from || to) && UNITS[type], pattern].filter(Boolean).join(" ");
}
