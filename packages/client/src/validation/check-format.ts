import { describeValue } from "./describe-value.js";
import type { Place } from "./place.js";

/** A format: its test, and what would be right in words. */
export interface Format<Value extends string | number> {
  readonly test: (value: Value) => boolean;
  readonly expected: string;
}

/** Demands a format. */
export function format<Value extends string | number>(
  value: Value,
  at: Place,
  { test, expected }: Format<Value>,
): void {
  if (!test(value)) at.report(`is ${describeValue(value, at)}; expected ${expected}`);
}
