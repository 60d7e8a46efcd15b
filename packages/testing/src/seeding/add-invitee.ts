import type { InviteeResource } from "@rcw/types";
import { addInvitee as addByRules } from "../services/invitees/add-invitee.js";
import type { GivenInvitee } from "../services/invitees/given-invitee.js";
import { showInvitee } from "../services/invitees/show-invitee.js";
import { indexOf } from "../state/invitee-index.js";
import type { World } from "../state/world.js";
import { checkAgainst, checkNewId, makeByRules } from "./checks.js";
import { findSession, type SessionChoice } from "./find-session.js";

/** An invitee to add. Without name and linked user it is somebody with a made-up name. */
export interface AddInviteeOptions extends SessionChoice, Partial<GivenInvitee> {
  readonly id?: string;
}

/** Adds by the service's rules, so that a test can't start from what the service would not hold. */
export function addInvitee(world: World, options: AddInviteeOptions): InviteeResource {
  const { sessionId: _sessionId, webinarId: _webinarId, id, ...properties } = options;
  const session = findSession("addInvitee", world, options);
  checkNewId("addInvitee", id, (taken) => indexOf(session.invitees).find(taken) !== undefined);
  const added = { role: "Panelist" as const, ...contactOf(world, properties), ...properties };
  checkAgainst("addInvitee", world.checker, "AddInviteeRequest", added);
  const list = { world, session };
  return showInvitee(makeByRules("addInvitee", () => addByRules(list, added, "invitee", id)));
}

function contactOf({ state }: World, { linkedUser, firstName, lastName, email }: AddInviteeOptions) {
  if (linkedUser !== undefined) return {};
  const number = state.lastSequence + 1;
  return {
    firstName: firstName ?? "Guest",
    lastName: lastName ?? `Number ${number}`,
    email: email ?? `guest-${number}@example.com`,
  };
}
