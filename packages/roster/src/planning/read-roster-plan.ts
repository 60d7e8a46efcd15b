import { planToText } from "./plan-text.js";
import { type RosterPlan, withText } from "./roster-plan.js";

const LISTS = ["added", "changed", "removed", "unchanged", "impossible", "found"] as const;

/**
 * Reads a plan that was saved as JSON.
 *
 * @throws {TypeError} when it isn't one.
 */
export function readRosterPlan(json: string): RosterPlan {
  let plan: Partial<Record<string, unknown>> | null;
  try {
    plan = JSON.parse(json);
  } catch (cause) {
    throw new TypeError("the plan isn't JSON; expected what JSON.stringify(plan) gave", { cause });
  }
  const format = typeof plan === "object" ? plan?.format : undefined;
  if (format !== "rcw-roster-plan/1")
    throw new TypeError(`the plan's format is ${JSON.stringify(format)}, expected "rcw-roster-plan/1"`);
  const { webinarId, sessionId } = (plan?.session ?? {}) as Partial<Record<string, unknown>>;
  const missing = [
    ...(typeof webinarId === "string" && typeof sessionId === "string" ? [] : ["session"]),
    ...LISTS.filter((name) => !Array.isArray(plan?.[name])),
  ];
  if (missing.length > 0) throw new TypeError(`the plan has no ${missing.join(", no ")}: it was cut, or changed`);
  return withText(plan as unknown as RosterPlan, planToText);
}
