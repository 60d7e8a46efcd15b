import { refuse } from "../errors/refuse.js";
import { showValue } from "../errors/show-value.js";
import type { Bounds, Operation, Parameter } from "../operations/operation.js";
import { listOf } from "./list-of.js";

/**
 * Holds a parameter against the bounds of the API description, so that a value that can't work costs no request.
 * @throws {InvalidRequestError}
 */
export function checkValue({ operationId }: Operation, parameter: Parameter, value: unknown): void {
  const { name, items } = parameter;
  const refuseIt = (found: string, bounds: Bounds) =>
    refuse(name, `is ${found}`, describe(bounds), operationId, `${parameter.in} parameter `);
  const list = listOf(value);
  if (items && !isWithin(parameter, list.length)) throw refuseIt(`${list.length} items`, parameter);
  const bounds = items ?? parameter;
  const wrong = list.find((item) => !isRight(bounds, item));
  if (wrong !== undefined) throw refuseIt(showValue(wrong), bounds);
}

function isRight(bounds: Bounds, value: unknown): boolean {
  const { type, format, pattern } = bounds;
  if (bounds.enum) return bounds.enum.includes(value);
  if (type === "boolean") return typeof value === type;
  if (type !== "string") return type === undefined || (Number.isFinite(value) && isWithin(bounds, value as number));
  if (typeof value === "object") return false;
  const text = String(value);
  const isTime = format !== "date-time" || /^\d{4}(-\d\d){2}T\d\d(:\d\d){2}(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(text);
  return isTime && isWithin(bounds, [...text].length) && (!pattern || new RegExp(pattern, "u").test(text));
}

function isWithin({ type, min = -Infinity, max = Infinity }: Bounds, size: number): boolean {
  return size >= min && size <= max && (type !== "integer" || Number.isInteger(size));
}

const UNITS: Record<string, string> = { string: "characters", array: "items" };

function describe({ type = "", format, min, max, pattern, enum: values }: Bounds): string {
  if (values) return `one of ${values.join(", ")}`;
  const from = min !== undefined && `from ${min}`;
  const to = max !== undefined && `to ${max}`;
  return [format ?? type, from, to, (from || to) && UNITS[type], pattern].filter(Boolean).join(" ");
}
