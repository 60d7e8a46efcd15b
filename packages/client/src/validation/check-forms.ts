import type { BodyViolation } from "../options/body-validator.js";
import { EXCLUDED, hasProperties } from "./check-type.js";
import type { Check, Place } from "./place.js";

/** The forms that a value may have, by their names. */
export type Forms = Readonly<Record<string, Check>>;

/** A property whose value says which form is meant; it only makes messages better. */
export interface Discriminator {
  readonly property: string;
  /** Name of the form by value of the property. */
  readonly forms: Readonly<Record<string, string>>;
}

/** Demands at least one of the forms. */
export function anyForm(value: unknown, at: Place, forms: Forms, discriminator?: Discriminator): void {
  const trials = tryForms(value, at, forms);
  if (!trials.some(({ violations }) => violations.length === 0)) explain(value, at, trials, discriminator);
}

/** Demands exactly one of the forms. */
export function oneForm(value: unknown, at: Place, forms: Forms, discriminator?: Discriminator): void {
  const trials = tryForms(value, at, forms);
  const fitting = trials.filter(({ violations }) => violations.length === 0).map(({ form }) => form);
  if (fitting.length > 1) at.report(`has the forms ${fitting.join(" and ")} at once; expected only one of them`);
  if (fitting.length === 0) explain(value, at, trials, discriminator);
}

/** Refuses a form. */
export function notForm(value: unknown, at: Place, check: Check): void {
  const trial = at.try();
  check(value, trial);
  if (trial.violations.length === 0) at.report("has a form that the API description rules out");
}

/** A form, and what a value lacks to have it. */
interface Trial {
  readonly form: string;
  readonly violations: readonly BodyViolation[];
  /** Whether the value has any property of the form. */
  readonly isBegun: boolean;
}

function tryForms(value: unknown, at: Place, forms: Forms): Trial[] {
  return Object.entries(forms).map(([form, check]) => {
    const trial = at.try();
    check(value, trial);
    return { form, violations: trial.violations, isBegun: trial.isBegun };
  });
}

/** Reports what is wrong with the form that was meant, where that is plain; else what each form would need. */
function explain(value: unknown, at: Place, trials: readonly Trial[], discriminator?: Discriminator): void {
  // Of a value of another type that has been said already.
  if (at.violations.some(({ path }) => path === at.path)) return;
  const meant = trials.find(({ form }) => form === namedForm(value, discriminator)) ?? closestTrial(at, trials);
  if (meant) at.violations.push(...meant.violations);
  else at.report(`has none of the allowed forms: ${trials.map((trial) => describeTrial(at, trial)).join("; or ")}`);
}

function namedForm(value: unknown, discriminator: Discriminator | undefined): string | undefined {
  if (discriminator === undefined || !hasProperties(value)) return undefined;
  const name = String(value[discriminator.property]);
  return Object.hasOwn(discriminator.forms, name) ? discriminator.forms[name] : undefined;
}

/** The form that lacks least, unless two are equally close or none is begun. */
function closestTrial(at: Place, trials: readonly Trial[]): Trial | undefined {
  // A violation at the place itself means another type: further away than any number of wrong properties. What came
  // says more about what was meant than what didn't: a property too many outweighs those that are missing.
  const weigh = ({ path, message }: BodyViolation) => (path === at.path ? 1000 : message.startsWith(EXCLUDED) ? 10 : 1);
  const distance = ({ violations }: Trial) => violations.reduce((sum, violation) => sum + weigh(violation), 0);
  if (!trials.some(({ isBegun }) => isBegun)) return undefined;
  const [first, second] = [...trials].sort((left, right) => distance(left) - distance(right));
  return first && (second === undefined || distance(first) < distance(second)) ? first : undefined;
}

function describeTrial(at: Place, { form, violations }: Trial): string {
  const start = at.path === "" ? 0 : at.path.length + 1;
  const lacks = violations.map(({ path, message }) => `${path.slice(start) || "it"} ${message}`);
  return `${form} (${lacks.join(", ")})`;
}
