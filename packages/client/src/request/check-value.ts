import { refuse } from "../errors/refuse.js";
import type { Bounds, Operation, Parameter } from "../operation.js";

/**
 * Holds a parameter against the bounds of the API description, so that a value that can't work costs no request.
 * @throws {InvalidRequestError}
 */
export function checkValue({ operationId }: Operation, parameter: Parameter, value: unknown): void {
  const list = (Array.isArray(value) ? value : [value]).filter((item) => item !== undefined && item !== null);
  const items = parameter.items ?? parameter;
  const isListRight = !parameter.items || isWithin(parameter, list.length);
  const wrong = list.find((item) => !isRight(items, item));
  if (isListRight && wrong === undefined) return;
  const found = isListRight ? show(wrong) : `${list.length} items`;
  const expected = describe(isListRight ? items : parameter);
  const place = `${parameter.in} parameter `;
  throw refuse(parameter.name, `is ${found}`, expected, operationId, place);
}

function isRight(bounds: Bounds, value: unknown): boolean {
  const { type, format, pattern } = bounds;
  if (bounds.enum) return bounds.enum.includes(value);
  if (type === "boolean") return typeof value === type;
  if (type !== "string") return type === undefined || (Number.isFinite(value) && isWithin(bounds, value as number));
  if (typeof value === "object") return false;
  const text = String(value);
  const isTime = format !== "date-time" || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(text);
  return isTime && isWithin(bounds, [...text].length) && (!pattern || new RegExp(pattern, "u").test(text));
}

function isWithin({ type, min = -Infinity, max = Infinity }: Bounds, size: number): boolean {
  return size >= min && size <= max && (type !== "integer" || Number.isInteger(size));
}

function show(value: unknown): string {
  if (value instanceof Date) return "a Date, which travels as its toISOString()";
  const text =
    typeof value === "string" ? JSON.stringify(value) : typeof value === "object" ? "an object" : `${String(value)}`;
  return text.slice(0, 60);
}

const UNITS: Record<string, string> = { string: " characters", array: " items" };

function describe({ type = "", format, min, max, pattern, enum: values }: Bounds): string {
  if (values) return `one of ${values.join(", ")}`;
  const bounds = [min !== undefined && `from ${min}`, max !== undefined && `to ${max}`].filter(Boolean).join(" ");
  return [format ?? type, bounds && bounds + (UNITS[type] ?? ""), pattern].filter(Boolean).join(" ");
}
