import { updateInvitees } from "./bulk-update.js";
import { deleteInvitee, getInvitee, updateInvitee } from "./invitees.js";
import { listCompanySessions, listInvitees, listSessions, listWebinars } from "./lists.js";
import { type ModelRequest, OPERATIONS, type OperationName } from "./operations.js";
import { type Outcome, REFUSALS, refused } from "./outcome.js";
import { CALLERS, type ModelCaller, type ModelUser } from "./people.js";
import { createSession, deleteSession, getSession, updateSession } from "./sessions.js";
import { createWebinar, deleteWebinar, getWebinar, updateWebinar } from "./webinars.js";
import type { ModelWorld } from "./world.js";

type Rule = (world: ModelWorld, user: ModelUser, request: ModelRequest) => Outcome;

const RULES: Readonly<Record<OperationName, Rule>> = {
  ...{ listWebinars, createWebinar, getWebinar, updateWebinar, deleteWebinar },
  ...{ listSessions, listCompanySessions, createSession, getSession, updateSession, deleteSession },
  ...{ listInvitees, updateInvitees, getInvitee, updateInvitee, deleteInvitee },
};

/** What the rules say of a request. Somebody without a right to call at all doesn't learn anything else. */
export function judge(world: ModelWorld, request: ModelRequest): Outcome {
  const { user, permissions, tokenError }: ModelCaller = CALLERS[request.by];
  if (tokenError !== undefined) {
    return refused(tokenError === "OAU-128" ? REFUSALS.expiredToken : REFUSALS.unknownToken);
  }
  const needed = OPERATIONS[request.operation][0] === "GET" ? "ReadWebinars" : "EditWebinars";
  if (!permissions.includes(needed)) return refused(REFUSALS.appMayNot);
  return RULES[request.operation](world, user, request);
}
