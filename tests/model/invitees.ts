import { isTime } from "./first-difference.js";
import { INVITEE_CHANGE } from "./forms.js";
import { checkChange, checkDeletion, contactOf, type InviteeBody } from "./invitee-rules.js";
import { formRefusals, openInvitee } from "./lookups.js";
import type { ModelRequest } from "./operations.js";
import { type Outcome, refused, unless } from "./outcome.js";
import { type ModelUser, USERS } from "./people.js";
import { type ModelInvitee, type ModelSession, type ModelWorld, nextNumber } from "./world.js";

export function showInvitee({ linkedUserId, contact, ...invitee }: ModelInvitee) {
  const host = Object.values(USERS).find(({ userId }) => userId === linkedUserId) ?? USERS.admin;
  return {
    // The model learns the id of the host's record when it first sees it.
    ...(invitee.id !== "" && { id: invitee.id }),
    role: invitee.role,
    type: invitee.type,
    sendInvite: invitee.sendInvite,
    creationTime: isTime(invitee.creationTimeMs),
    lastModifiedTime: isTime(invitee.lastModifiedTimeMs),
    linkedUser: linkedUserId && { userId: linkedUserId, accountId: host.accountId, domain: "pbx" },
    ...(linkedUserId === undefined && { firstName: undefined, lastName: undefined, email: undefined, ...contact }),
  };
}

/** The record that a session's host has without being asked. */
export function hostRecordOf(world: ModelWorld, { webinar }: ModelSession): ModelInvitee {
  return makeInvitee(world, { role: "Host", linkedUser: webinar.host });
}

export function makeInvitee(world: ModelWorld, body: InviteeBody): ModelInvitee {
  return {
    id: "",
    isHost: body.role === "Host",
    number: nextNumber(world),
    creationTimeMs: world.nowMs,
    lastModifiedTimeMs: world.nowMs,
    linkedUserId: body.linkedUser?.userId,
    contact: contactOf(body),
    role: body.role,
    type: body.type ?? "User",
    sendInvite: body.sendInvite ?? true,
  };
}

export function changeInvitee({ nowMs }: ModelWorld, invitee: ModelInvitee, body: InviteeBody): void {
  const { role, type = invitee.type, sendInvite = invitee.sendInvite } = body;
  const contact = { ...invitee.contact, ...contactOf(body) };
  Object.assign(invitee, { role, type, sendInvite, contact, lastModifiedTimeMs: nowMs });
}

export function getInvitee(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { item, refusal } = openInvitee(world, user, request);
  const form = formRefusals(request);
  if (item === undefined || form.length > 0) return refused(...form, refusal);
  return unless([], () => ({ status: 200, body: showInvitee(item.invitee) }));
}

export function updateInvitee(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { item, refusal } = openInvitee(world, user, request);
  const form = formRefusals(request, INVITEE_CHANGE);
  if (item === undefined || form.length > 0) return refused(...form, refusal);
  const { invitee, session } = item;
  const body = request.body as InviteeBody;
  return unless(checkChange(session.invitees, invitee, body), () => {
    changeInvitee(world, invitee, body);
    return { status: 200, body: showInvitee(invitee) };
  });
}

export function deleteInvitee(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { item, refusal } = openInvitee(world, user, request);
  const form = formRefusals(request);
  if (item === undefined || form.length > 0) return refused(...form, refusal);
  const { invitee, session } = item;
  return unless(checkDeletion(session, invitee), () => {
    session.invitees = session.invitees.filter((other) => other !== invitee);
    return { status: 204 };
  });
}
