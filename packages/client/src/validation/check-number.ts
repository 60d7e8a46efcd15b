import { describeValue } from "./describe-value.js";
import type { Place } from "./place.js";

export function atLeast(value: number, at: Place, bound: number): void {
  demand(value >= bound, value, at, `at least ${bound}`);
}

export function atMost(value: number, at: Place, bound: number): void {
  demand(value <= bound, value, at, `at most ${bound}`);
}

export function moreThan(value: number, at: Place, bound: number): void {
  demand(value > bound, value, at, `more than ${bound}`);
}

export function lessThan(value: number, at: Place, bound: number): void {
  demand(value < bound, value, at, `less than ${bound}`);
}

export function multipleOf(value: number, at: Place, step: number): void {
  demand(Number.isInteger(value / step), value, at, `a multiple of ${step}`);
}

function demand(isRight: boolean, value: number, at: Place, expected: string): void {
  if (!isRight) at.report(`is ${describeValue(value, at)}; expected ${expected}`);
}
