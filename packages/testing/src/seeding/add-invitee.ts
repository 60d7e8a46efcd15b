import type { AddInviteeRequest, InviteeResource } from "@rcw/types";
import { Refusal } from "../engine/refusal.js";
import { sessionsOf } from "../services/access.js";
import { addInvitee as addByRules } from "../services/invitees/add-invitee.js";
import { showInvitee } from "../services/invitees/show-invitee.js";
import type { SessionRecord } from "../state/state.js";
import type { World } from "../state/world.js";
import { checkAgainst, checkNewId, findSeeded } from "./checks.js";

/** An invitee to add. Without name and linked user it is somebody with a made-up name. */
export interface AddInviteeOptions extends Partial<AddInviteeRequest> {
  /** The session; if left out, the only session of `webinarId`. */
  readonly sessionId?: string;
  readonly webinarId?: string;
  readonly id?: string;
}

/** Adds by the service's rules, so that a test can't start from what the service would not hold. */
export function addInvitee(world: World, options: AddInviteeOptions): InviteeResource {
  const { sessionId: _sessionId, webinarId: _webinarId, id, ...properties } = options;
  const session = findSession(world, options);
  checkNewId("addInvitee", id, (taken) => session.invitees.some((invitee) => invitee.id === taken));
  const added = { role: "Panelist" as const, ...contactOf(world, properties), ...properties };
  checkAgainst("addInvitee", world.checker, "AddInviteeRequest", added);
  try {
    return showInvitee(addByRules({ world, session, invitees: session.invitees }, added, "invitee", id));
  } catch (error) {
    if (error instanceof Refusal) throw new RangeError(`addInvitee: ${error.errors[0]?.message}`);
    throw error;
  }
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

function findSession(world: World, { sessionId, webinarId }: AddInviteeOptions): SessionRecord {
  const { state } = world;
  if (sessionId !== undefined) {
    const session = findSeeded("addInvitee", "session", state.sessions, sessionId);
    if (webinarId === undefined || session.webinarId === webinarId) return session;
    throw new RangeError(
      `addInvitee: the session "${sessionId}" belongs to "${session.webinarId}", not "${webinarId}"`,
    );
  }
  if (webinarId === undefined) throw new TypeError("addInvitee: give a sessionId, or the webinarId of its webinar");
  findSeeded("addInvitee", "webinar", state.webinars, webinarId);
  const [session, ...others] = sessionsOf(world, webinarId);
  if (session === undefined)
    throw new RangeError(`addInvitee: the webinar "${webinarId}" has no session; add one first`);
  if (others.length === 0) return session;
  throw new RangeError(`addInvitee: the webinar "${webinarId}" has several sessions; give the sessionId of one`);
}
