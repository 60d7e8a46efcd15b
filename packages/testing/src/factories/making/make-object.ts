import { Draft } from "../aspects/draft.js";
import { copyOf, type Given, isGiven, isLeftOpen, MADE, mergeGiven } from "../overrides.js";
import { hashText } from "../values/hash.js";
import { type Place, propertyPlace } from "../values/place.js";
import type { Maker } from "./maker.js";
import type { ObjectPlan, PlannedProperty } from "./object-plan.js";

const NOTHING: Given = {};

/** Objects: every property, except for optional ones that are left out by the overrides, by the domain, or to end. */
export function createObjectMaker(planLazily: () => ObjectPlan): Maker {
  let planned: { plan: ObjectPlan; unbidden: Given } | undefined;
  const planOnce = () => {
    if (planned !== undefined) return planned;
    const plan = planLazily();
    planned = { plan, unbidden: withImplied(plan, NOTHING) };
    return planned;
  };
  return {
    make: (place, given) => {
      const { plan, unbidden } = planOnce();
      if (isLeftOpen(given)) return makeObject(plan, place, unbidden);
      return isGiven(given) ? makeObject(plan, place, withImplied(plan, given)) : copyOf(given);
    },
    recurses: (place) => planOnce().plan.properties.some(({ required, maker }) => required && maker.recurses(place)),
    fits: (given) => (isLeftOpen(given) ? 0 : isGiven(given) ? fitOf(planOnce().plan, given) : -1),
  };
}

function makeObject(plan: ObjectPlan, place: Place, given: Given): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const property of plan.properties) {
    if (!isBuilt(property, place, given)) continue;
    const { name, nameHash, maker } = property;
    put(value, name, maker.make(propertyPlace(place, nameHash), ownMember(given, name)));
  }
  addEntries(plan, place, given, value);
  settle(plan, value, given, place);
  return value;
}

/** What was given, with everything that follows from it. */
function withImplied({ implications, names }: ObjectPlan, given: Given): Given {
  let completed = given;
  for (const imply of implications) {
    const implied = Object.entries(imply(completed)).filter(([name]) => names.has(name));
    if (implied.length > 0) completed = joinImplied(completed, implied);
  }
  return completed;
}

/** Given values come first, but a property that is only to be there has the implied value. */
function joinImplied(given: Given, implied: readonly [string, unknown][]): Given {
  const joined: Record<string, unknown> = { ...given };
  for (const [name, value] of implied) {
    const own = ownMember(given, name);
    if (own === MADE || !Object.hasOwn(given, name)) joined[name] = value;
    else if (isGiven(own)) joined[name] = mergeGiven(value, own);
  }
  return joined;
}

function isBuilt({ name, required, maker }: PlannedProperty, place: Place, given: Given): boolean {
  if (required) return true;
  return Object.hasOwn(given, name) ? given[name] !== undefined : !maker.recurses(place);
}

/** Entries without a property of their own: those that are given, else as many as the blueprint asks for. */
function addEntries({ names, entries }: ObjectPlan, place: Place, given: Given, value: Record<string, unknown>): void {
  const others = Object.keys(given).filter((name) => !names.has(name));
  const made = others.length === 0 && entries !== undefined && !entries.maker.recurses(place) ? entries.count : 0;
  for (let index = 1; index <= made; index++) others.push(`entry${index}`);
  for (const name of others) {
    const own = ownMember(given, name);
    if (Object.hasOwn(given, name) && own === undefined) continue;
    put(value, name, entries ? entries.maker.make(propertyPlace(place, hashText(name)), own) : copyOf(own));
  }
}

function settle({ settlements }: ObjectPlan, value: Record<string, unknown>, given: Given, place: Place): void {
  if (settlements.length === 0) return;
  const draft = new Draft(value, given, place);
  for (const settleAspect of settlements) settleAspect(draft);
}

/** The more given properties an object has, the better it fits; a value that it can't hold counts against it. */
function fitOf({ properties, entries }: ObjectPlan, given: Given): number {
  let fit = 0;
  for (const [name, value] of Object.entries(given)) {
    const property = properties.find((own) => own.name === name);
    if (property === undefined) fit -= entries ? 0 : 1;
    else fit += property.maker.fits(value) < 0 ? -1 : 1;
  }
  return fit;
}

function ownMember(given: Given, name: string): unknown {
  return Object.hasOwn(given, name) ? given[name] : undefined;
}

/** `__proto__` is a property like any other. */
function put(value: Record<string, unknown>, name: string, member: unknown): void {
  if (name === "__proto__") {
    Object.defineProperty(value, name, { value: member, writable: true, enumerable: true, configurable: true });
  } else value[name] = member;
}
