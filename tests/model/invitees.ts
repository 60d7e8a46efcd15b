import { isTime } from "./first-difference.js";
import { BULK_UPDATE, INVITEE_CHANGE } from "./forms.js";
import { checkAddition, checkChange, checkDeletion, contactOf, type InviteeBody } from "./invitee-rules.js";
import { formRefusals, learnId, openInvitee, openSession } from "./lookups.js";
import type { ModelRequest } from "./operations.js";
import { type Outcome, REFUSALS, type RefusalCode, refused, unless } from "./outcome.js";
import { type ModelUser, USERS } from "./people.js";
import { type ModelInvitee, type ModelSession, type ModelWorld, nextNumber } from "./world.js";

interface BulkBody {
  readonly addedInvitees?: readonly InviteeBody[];
  readonly updatedInvitees?: readonly ({ readonly id?: string } & InviteeBody)[];
  readonly deletedInvitees?: readonly { readonly id?: string }[];
}

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

function makeInvitee(world: ModelWorld, body: InviteeBody): ModelInvitee {
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

function change({ nowMs }: ModelWorld, invitee: ModelInvitee, body: InviteeBody): void {
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
    change(world, invitee, body);
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

/** Adds, then changes, then deletes; all or nothing. */
export function updateInvitees(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { item: session, refusal } = openSession(world, user, request);
  const form = formRefusals(request, BULK_UPDATE);
  if (session === undefined || form.length > 0) return refused(...form, refusal);
  const { addedInvitees = [], updatedInvitees = [], deletedInvitees = [] } = request.body as BulkBody;
  const refusals: RefusalCode[] = [];
  let invitees = session.invitees.map((invitee) => ({ ...invitee }));
  /** Does what no rule refuses: an entry after a refused one is judged as if that weren't there. */
  const attempt = (codes: readonly (RefusalCode | false)[], act: () => void) => {
    const applying = codes.filter((code) => code !== false);
    refusals.push(...applying);
    if (applying.length === 0) act();
  };
  const withId = (id: string | undefined, act: (invitee: ModelInvitee) => void) => {
    const invitee = invitees.find((candidate) => candidate.id === id);
    if (invitee === undefined) refusals.push(id === undefined ? REFUSALS.badParameter : REFUSALS.notFound);
    else act(invitee);
  };
  const added: ModelInvitee[] = [];
  const updated: object[] = [];
  for (const body of addedInvitees) {
    attempt(checkAddition(invitees, body), () => {
      const invitee = makeInvitee(world, body);
      added.push(invitee);
      invitees.push(invitee);
    });
  }
  for (const { id, ...body } of updatedInvitees) {
    withId(id, (invitee) =>
      attempt(checkChange(invitees, invitee, body), () => {
        change(world, invitee, body);
        updated.push(showInvitee(invitee));
      }),
    );
  }
  for (const { id } of deletedInvitees) {
    withId(id, (invitee) =>
      attempt(checkDeletion(session, invitee), () => {
        invitees = invitees.filter((other) => other !== invitee);
      }),
    );
  }
  return unless(refusals, (answer) => {
    const shown = (answer as { addedInvitees?: readonly unknown[] }).addedInvitees ?? [];
    const known = world.knownSessions.find(({ id }) => id === session.id)?.inviteeIds ?? [];
    for (const [index, invitee] of added.entries()) {
      invitee.id = learnId(shown[index], known);
      known.push(invitee.id);
    }
    session.invitees = invitees;
    const body = {
      addedInvitees: added.map(showInvitee),
      updatedInvitees: updated,
      deletedInvitees: deletedInvitees.map(({ id }) => ({ id })),
    };
    return { status: 200, body };
  });
}
