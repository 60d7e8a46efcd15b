import type { Blueprint } from "../../../packages/testing/src/factories/blueprint.js";
import type { Schema } from "../../document/openapi.js";

/** Numbers that people choose, by property name; those within the bounds are chosen from. */
const BY_NAME: Readonly<Record<string, readonly number[]>> = {
  perPage: [100],
  // Seconds.
  scheduledDuration: [1800, 2700, 3600, 5400, 7200],
  panelJoinTimeOffset: [0, 300, 600, 900, 1800],
  expiresIn: [86_400, 604_800, 1_209_600, 2_592_000],
  autoCloseLimit: [250, 500, 1000, 2500],
};

/** How to make a number: a usual one, one near the example, or one within the bounds. */
export function numberBlueprint(schema: Schema, name: string): Blueprint {
  const bounds = readBounds(schema);
  const usual = (Object.hasOwn(BY_NAME, name) ? (BY_NAME[name] ?? []) : []).filter((value) => fits(value, bounds));
  if (usual.length > 0) return { kind: "choice", values: usual, ...(usual.length > 1 && { varied: true }) };
  if (bounds.step === undefined) return fractionBlueprint(rangeOf(schema, bounds));
  return Number.isInteger(bounds.step)
    ? wholeBlueprint(rangeOf(schema, bounds), bounds.step)
    : multipleBlueprint(bounds, bounds.step);
}

interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

interface Bounds extends Range {
  /** Values are multiples of it; undefined if any fraction will do. */
  readonly step: number | undefined;
}

const SMALLEST_STEP = 0.01;

function readBounds(schema: Schema): Bounds {
  const { type, format, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const isWhole = type === "integer";
  const step = typeof multipleOf === "number" && multipleOf > 0 ? multipleOf : undefined;
  const [least, most] = format === "int32" ? [-(2 ** 31), 2 ** 31 - 1] : [-Infinity, Infinity];
  // Bounds that are excluded move inside.
  const inside = isWhole ? 1 : SMALLEST_STEP;
  return {
    minimum: typeof minimum === "number" ? minimum + (exclusiveMinimum === true ? inside : 0) : least,
    maximum: typeof maximum === "number" ? maximum - (exclusiveMaximum === true ? inside : 0) : most,
    step: isWhole ? Math.max(step ?? 1, 1) : step,
  };
}

function fits(value: number, { minimum, maximum, step = value }: Bounds): boolean {
  return value >= minimum && value <= maximum && (value === 0 || Number.isInteger(value / step));
}

/** From half the example to half as much again; else a hundred steps from the lower bound. */
function rangeOf({ example, default: usual }: Schema, { minimum, maximum, step = 1 }: Bounds): Range {
  const near = [example, usual].find((value) => typeof value === "number" && value >= minimum && value <= maximum);
  if (typeof near === "number" && near !== 0) {
    const half = Math.max(Math.abs(near) / 2, step);
    return { minimum: Math.max(Math.floor(near - half), minimum), maximum: Math.min(Math.ceil(near + half), maximum) };
  }
  const start = Number.isFinite(minimum) ? minimum : Math.min(step, maximum - 99 * step);
  return { minimum: start, maximum: Math.min(start + 99 * step, maximum) };
}

function wholeBlueprint({ minimum, maximum }: Range, step: number): Blueprint {
  const from = Math.ceil(minimum / step) * step;
  return { kind: "number", from, step, count: Math.max(Math.floor((maximum - from) / step) + 1, 1) };
}

/** Halves, so that nobody takes a fraction for a whole number; the middle of a range without one. */
function fractionBlueprint({ minimum, maximum }: Range): Blueprint {
  const from = Math.floor(minimum) + 0.5 >= minimum ? Math.floor(minimum) + 0.5 : Math.floor(minimum) + 1.5;
  const count = Math.floor(maximum - from) + 1;
  if (count >= 1) return { kind: "number", from, step: 1, count };
  return { kind: "number", from: Number(((minimum + maximum) / 2).toPrecision(12)), step: 1, count: 1 };
}

/** Multiples of a fraction are seldom exact: one that divides without a rest is enough. */
function multipleBlueprint({ minimum, maximum }: Range, step: number): Blueprint {
  const start = Number.isFinite(minimum) ? minimum : Number.isFinite(maximum) ? maximum - 100 * step : step;
  const first = Math.ceil(start / step);
  const multiples = Array.from({ length: 100 }, (_, more) => Number(((first + more) * step).toPrecision(12)));
  const exact = multiples.find((value) => value >= start && value <= maximum && Number.isInteger(value / step));
  return { kind: "number", from: exact ?? start, step: 1, count: 1 };
}
