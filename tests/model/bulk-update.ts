import { BULK_UPDATE } from "./forms.js";
import { checkAddition, checkChange, checkDeletion, type InviteeBody } from "./invitee-rules.js";
import { changeInvitee, makeInvitee, showInvitee } from "./invitees.js";
import { formRefusals, learnId, openSession } from "./lookups.js";
import type { ModelRequest } from "./operations.js";
import { type Outcome, REFUSALS, type RefusalCode, refused, unless } from "./outcome.js";
import type { ModelUser } from "./people.js";
import type { ModelInvitee, ModelSession, ModelWorld } from "./world.js";

interface BulkBody {
  readonly addedInvitees?: readonly InviteeBody[];
  readonly updatedInvitees?: readonly ({ readonly id?: string } & InviteeBody)[];
  readonly deletedInvitees?: readonly { readonly id?: string }[];
}

/** What a bulk update would do, and what speaks against it. */
interface Trial {
  readonly refusals: RefusalCode[];
  /** The whole list afterwards. */
  invitees: ModelInvitee[];
  readonly added: ModelInvitee[];
  /** As they are shown when they have been changed. */
  readonly updated: object[];
}

/** All or nothing. */
export function updateInvitees(world: ModelWorld, user: ModelUser, request: ModelRequest): Outcome {
  const { item: session, refusal } = openSession(world, user, request);
  const form = formRefusals(request, BULK_UPDATE);
  if (session === undefined || form.length > 0) return refused(...form, refusal);
  const body = request.body as BulkBody;
  const { refusals, invitees, added, updated } = tryOut(world, session, body);
  return unless(refusals, (answer) => {
    const shown = (answer as { addedInvitees?: readonly unknown[] }).addedInvitees ?? [];
    const known = world.knownSessions.find(({ id }) => id === session.id)?.inviteeIds ?? [];
    for (const [index, invitee] of added.entries()) {
      invitee.id = learnId(shown[index], known);
      known.push(invitee.id);
    }
    session.invitees = invitees;
    const deletedInvitees = (body.deletedInvitees ?? []).map(({ id }) => ({ id }));
    return {
      status: 200,
      body: { addedInvitees: added.map(showInvitee), updatedInvitees: updated, deletedInvitees },
    };
  });
}

/** Adds, then changes, then deletes, on a copy. What is refused isn't done, and the rest is judged all the same. */
function tryOut(world: ModelWorld, session: ModelSession, body: BulkBody): Trial {
  const invitees = session.invitees.map((invitee) => ({ ...invitee }));
  const trial: Trial = { refusals: [], invitees, added: [], updated: [] };
  for (const entry of body.addedInvitees ?? []) {
    attempt(trial, checkAddition(trial.invitees, entry), () => {
      const invitee = makeInvitee(world, entry);
      trial.added.push(invitee);
      trial.invitees.push(invitee);
    });
  }
  for (const { id, ...entry } of body.updatedInvitees ?? []) {
    withInvitee(trial, id, (invitee) => {
      attempt(trial, checkChange(trial.invitees, invitee, entry), () => {
        changeInvitee(world, invitee, entry);
        trial.updated.push(showInvitee(invitee));
      });
    });
  }
  for (const { id } of body.deletedInvitees ?? []) {
    withInvitee(trial, id, (invitee) => {
      attempt(trial, checkDeletion(session, invitee), () => {
        trial.invitees = trial.invitees.filter((other) => other !== invitee);
      });
    });
  }
  return trial;
}

function attempt({ refusals }: Trial, codes: readonly (RefusalCode | false)[], act: () => void): void {
  const applying = codes.filter((code) => code !== false);
  refusals.push(...applying);
  if (applying.length === 0) act();
}

function withInvitee(
  { invitees, refusals }: Trial,
  id: string | undefined,
  act: (invitee: ModelInvitee) => void,
): void {
  const invitee = invitees.find((candidate) => candidate.id === id);
  if (invitee !== undefined) act(invitee);
  else refusals.push(id === undefined ? REFUSALS.badParameter : REFUSALS.notFound);
}
