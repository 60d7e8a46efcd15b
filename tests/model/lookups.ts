import { type Form, fits, isId } from "./forms.js";
import type { ModelRequest } from "./operations.js";
import { REFUSALS, type RefusalCode } from "./outcome.js";
import type { ModelUser } from "./people.js";
import type { ModelInvitee, ModelSession, ModelWebinar, ModelWorld } from "./world.js";

/** What an id stands for, or why the caller doesn't get it. */
export type Found<Item> =
  | { readonly item: Item; readonly refusal?: undefined }
  | { readonly item?: undefined; readonly refusal: RefusalCode };

/** What is wrong with the ids and the body of a request, whatever is in the world. */
export function formRefusals({ webinarId, sessionId, inviteeId, body }: ModelRequest, form?: Form): RefusalCode[] {
  const areIds = [webinarId, sessionId, inviteeId].every((id) => id === undefined || isId(id));
  const ids = areIds ? [] : [REFUSALS.badParameter];
  if (form === undefined) return ids;
  if (typeof body === "string") return [...ids, REFUSALS.unreadable];
  return fits(form, body) ? ids : [REFUSALS.badParameter];
}

/** For the host, and the administrators of the host's account; other accounts don't see that it exists. */
export function openWebinar(world: ModelWorld, user: ModelUser, { webinarId }: ModelRequest): Found<ModelWebinar> {
  const webinar = world.webinars.get(webinarId ?? "");
  if (webinar === undefined || webinar.host.accountId !== user.accountId) return { refusal: REFUSALS.notFound };
  if (webinar.host !== user && !user.isAdministrator) return { refusal: REFUSALS.forbidden };
  return { item: webinar };
}

/** A session is found under its own webinar. */
export function openSession(world: ModelWorld, user: ModelUser, request: ModelRequest): Found<ModelSession> {
  const { item: webinar, refusal } = openWebinar(world, user, request);
  const session = world.sessions.get(request.sessionId ?? "");
  if (refusal === REFUSALS.notFound) return { refusal };
  if (session?.webinar.id !== request.webinarId || session === undefined) return { refusal: REFUSALS.notFound };
  return webinar === undefined ? { refusal } : { item: session };
}

export function openInvitee(
  world: ModelWorld,
  user: ModelUser,
  request: ModelRequest,
): Found<{ readonly session: ModelSession; readonly invitee: ModelInvitee }> {
  const { item: session, refusal } = openSession(world, user, request);
  if (session === undefined) return { refusal };
  const invitee = session.invitees.find(({ id }) => id === request.inviteeId);
  return invitee === undefined ? { refusal: REFUSALS.notFound } : { item: { session, invitee } };
}

/** An id that requests try to give to what they create. */
export const CHOSEN_ID = "chosen";

/** The id of a new record: the service's own choice, and none that it gave out before. */
export function learnId(record: unknown, knownIds: readonly string[]): string {
  const { id } = (record ?? {}) as { readonly id?: unknown };
  if (typeof id === "string" && isId(id) && id !== CHOSEN_ID && !knownIds.includes(id)) return id;
  throw new Error(
    `a new record has the id ${JSON.stringify(id)}, expected a new one of the service of 1 to 20 characters`,
  );
}
