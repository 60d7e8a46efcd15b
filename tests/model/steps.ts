import type { ModelRequest, OperationName } from "./operations.js";
import { type CallerName, HOSTS, USERS } from "./people.js";
import type { ModelSession, ModelWorld } from "./world.js";

/** Index of a record among those that were ever made; `UNKNOWN` and `TOO_LONG` are ids of none. */
export type Reference = number;

export const UNKNOWN = -1;
export const TOO_LONG = -2;

/** A call, with records named by their number: which ones they are is settled when the step is taken. */
export interface CallStep {
  readonly call: OperationName;
  /** `owner` is the host of the webinar that the call is about. */
  readonly by: CallerName | "owner";
  readonly webinar?: Reference;
  readonly session?: Reference;
  readonly invitee?: Reference;
  /** Stands for the webinar that the session doesn't belong to. */
  readonly under?: Reference;
  readonly query?: NonNullable<ModelRequest["query"]>;
  /** An `invitee` in one of its lists is replaced by `id`. */
  readonly body?: object | string;
}

/** The lists that aren't part of a session. */
export type ListName = "listWebinars" | "listSessions" | "listCompanySessions";

export type Step =
  | CallStep
  /** Asks for a page that a list has offered, of that list or with the wrong list's token. */
  | { readonly follow: number; readonly as?: ListName }
  | { readonly waitSeconds: number }
  /** What hosts do in their sessions, which no operation does. */
  | { readonly session: Reference; readonly becomes: ModelSession["status"] };

/** The request of a call in the world as it is. */
export function toRequest(world: ModelWorld, step: CallStep): ModelRequest {
  const { call, by, query, body, under } = step;
  const session = step.session === undefined ? undefined : sessionAt(world, step.session);
  const webinarReference = under ?? (session === undefined ? step.webinar : undefined);
  const webinarId = webinarReference === undefined ? session?.webinarId : idAt(world.knownWebinarIds, webinarReference);
  const inviteeId = step.invitee === undefined ? undefined : idAt(session?.inviteeIds ?? [], step.invitee);
  return {
    operation: call,
    by: by === "owner" ? ownerOf(world, webinarId) : by,
    ...(webinarId !== undefined && { webinarId }),
    ...(session !== undefined && { sessionId: session.id }),
    ...(inviteeId !== undefined && { inviteeId }),
    ...(query !== undefined && { query }),
    ...(body !== undefined && { body: withIds(body, session?.inviteeIds ?? []) }),
  };
}

/** The request for a page that was offered; undefined while nothing was. */
export function toPageRequest(
  world: ModelWorld,
  { follow, as }: { readonly follow: number; readonly as?: ListName },
): ModelRequest | undefined {
  const offer = world.offers[follow % world.offers.length];
  if (offer === undefined) return undefined;
  const query = { ...offer.request.query, pageToken: offer.token };
  const { by, operation } = offer.request;
  if (as === undefined || as === operation) return { ...offer.request, query };
  const times = { creationTimeFrom: "2026-01-01T00:00:00Z", endTimeFrom: "2026-01-01T00:00:00Z" };
  return { operation: as, by, query: { ...times, pageToken: offer.token } };
}

export function sessionAt(world: ModelWorld, reference: Reference) {
  const known = world.knownSessions;
  if (reference >= 0 && known.length > 0) return known[reference % known.length] as (typeof known)[number];
  const webinarId = known[0]?.webinarId ?? idAt([], UNKNOWN);
  return { id: idAt([], reference), webinarId, inviteeIds: [] };
}

function idAt(ids: readonly string[], reference: Reference): string {
  if (reference === TOO_LONG) return "x".repeat(21);
  return ids[reference % ids.length] ?? "unknown";
}

function ownerOf({ webinars }: ModelWorld, webinarId = ""): CallerName {
  const host = webinars.get(webinarId)?.host;
  return HOSTS.find((name) => USERS[name] === host) ?? "admin";
}

function withIds(body: object | string, inviteeIds: readonly string[]): object | string {
  if (typeof body === "string") return body;
  const withId = (entry: unknown) => {
    if (typeof entry !== "object" || entry === null || !("invitee" in entry)) return entry;
    const { invitee, ...others } = entry;
    return { id: idAt(inviteeIds, Number(invitee)), ...others };
  };
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.map(withId) : value]),
  );
}
