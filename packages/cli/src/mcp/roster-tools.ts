import { randomUUID } from "node:crypto";
import type { WebinarClient } from "@rcw/client";
import { applyRoster, planRoster, type RosterPlan, type RosterRow, readRosterCsv } from "@rcw/roster";
import type { Tool, ToolAnswer } from "./tool.js";

/** Plans that are kept for being applied; the oldest goes when another one comes. */
const KEPT = 20;

/** Two tools: a list of people becomes a plan, and a plan that somebody has seen is applied by its id. */
export function createRosterTools(client: WebinarClient, mayWrite: boolean): Tool[] {
  const plans = new Map<string, RosterPlan>();
  const keep = (plan: RosterPlan): string => {
    const planId = randomUUID();
    plans.set(planId, plan);
    for (const oldest of plans.keys()) {
      if (plans.size <= KEPT) break;
      plans.delete(oldest);
    }
    return planId;
  };
  return mayWrite
    ? [createPlanTool(client, keep, true), createApplyTool(client, plans)]
    : [createPlanTool(client, keep, false)];
}

function createPlanTool(client: WebinarClient, keep: (plan: RosterPlan) => string, mayWrite: boolean): Tool {
  return {
    name: "roster_plan",
    title: "Plan a roster",
    description:
      "Finds out what would make a session's invitees equal to a list of people: who would be added, changed and removed, and what can't be done. Changes nothing, and costs one call for each 1000 invitees. Use it instead of many calls of invitees tools.",
    inputSchema: {
      type: "object",
      properties: {
        webinarId: { type: "string", description: "Id of the webinar." },
        sessionId: { type: "string", description: "Id of the session." },
        csv: {
          type: "string",
          description: "The list as CSV with a header: email,firstName,lastName,jobTitle,role (CoHost or Panelist).",
        },
        remove: {
          type: "string",
          enum: ["never", "missing"],
          description: "Whether who is invited and isn't in the list is removed; never if left out. The host never is.",
        },
      },
      required: ["webinarId", "sessionId", "csv"],
      additionalProperties: false,
    },
    annotations: { readOnlyHint: true, openWorldHint: true },
    async call({ webinarId, sessionId, csv, remove = "never" }, signal) {
      const { rows, problems } = readRosterCsv(textOf("csv", csv));
      const session = { webinarId: textOf("webinarId", webinarId), sessionId: textOf("sessionId", sessionId) };
      if (remove !== "never" && remove !== "missing")
        throw new RangeError(`remove is ${JSON.stringify(remove)}; expected "never" or "missing"`);
      const plan = await planRoster(client, session, rows as readonly RosterRow[], { remove, signal });
      const lines = problems.map(({ line, message }) => `can't be read: line ${line}: ${message}`);
      const planId = keep(plan);
      const next = mayWrite
        ? `The plan's id is ${planId}. Show the plan to the user; when they agree, call roster_apply with this planId.`
        : "Nothing can be applied here: the server was started without --allow-write invitees. Show the plan to the user.";
      return { text: [...lines, plan.toText()].join("\n"), next };
    },
  };
}

function createApplyTool(client: WebinarClient, plans: ReadonlyMap<string, RosterPlan>): Tool {
  return {
    name: "roster_apply",
    title: "Apply a roster's plan",
    description:
      "Carries out a plan of roster_plan, after the user has seen it: nothing that isn't in the plan. It checks first that the session still is what the plan was made from. Applying the same plan again goes on where it stopped, and invites nobody twice.",
    inputSchema: {
      type: "object",
      properties: { planId: { type: "string", description: "As roster_plan gave it." } },
      required: ["planId"],
      additionalProperties: false,
    },
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
    async call({ planId }, signal): Promise<ToolAnswer> {
      const plan = plans.get(textOf("planId", planId));
      if (plan === undefined)
        throw new RangeError(`there is no plan ${JSON.stringify(planId)}; call roster_plan first`);
      const report = await applyRoster(client, plan, { signal }).finish();
      return { text: report.toText() };
    },
  };
}

function textOf(name: string, value: unknown): string {
  if (typeof value === "string" && value !== "") return value;
  throw new RangeError(`${name} is ${JSON.stringify(value)}; expected text`);
}
