import type { CallOptions, Clock, WebinarClient } from "@rcw/client";
import type { SessionGlobalListEntry } from "@rcw/types";
import type { WebhookHandler } from "../create-webhook-handler.js";
import { uuidOf } from "../receiving/parse-notification.js";
import { systemClock } from "../time/clock.js";
import type { KnownState } from "./known-state.js";
import { type MissedEvent, registrantEvents, sessionEvents } from "./missed-events.js";

/** What `reconcile` uses of a client. */
export type ReconcileClient = Pick<WebinarClient, "sessions" | "registrants">;

/** Options of `reconcile`. */
export interface ReconcileOptions {
  /** Gets the events. Make it with the same `known`. */
  handle: Pick<WebhookHandler, "accept">;
  /** What the app knows. Empty at the very first: then everything is read, and nothing is reported. */
  known: KnownState;
  /** Whose sessions: the caller's own, or all of the company, which needs the permission WebinarSettings. Default: `own`. */
  scope?: "own" | "company";
  /** Sessions that end later than this, RFC 3339. Default: a day ago. */
  endTimeFrom?: string;
  /**
   * Of which sessions the registrants are read: a Heavy call for each 1000 of them, and at least one for each session.
   * Default: those that are Scheduled or Active.
   */
  registrantsOf?: (session: SessionGlobalListEntry) => boolean;
  /** Ends it; what was found until then has been handed over. */
  signal?: AbortSignal;
  /** Source of time. Default: the machine's. */
  clock?: Pick<Clock, "now">;
}

/** What `reconcile` found. */
export interface ReconcileReport {
  /** How many events of each name were handed over. */
  readonly events: Readonly<Record<string, number>>;
  readonly sessionsRead: number;
  readonly registrantsRead: number;
}

const A_DAY_MS = 86_400_000;

/**
 * Reads what the service has now, compares it with what is known, and hands the differences to the handlers as the events
 * that never came, marked with `isReconciled`: after an outage, when `onGap` of the keeper says so, or now and then.
 * What happened and was undone again in between isn't found. Run again, it reports nothing twice.
 */
export async function reconcile(rcw: ReconcileClient, options: ReconcileOptions): Promise<ReconcileReport> {
  const { handle, known, scope = "own", signal, clock = systemClock } = options;
  const { endTimeFrom = new Date(clock.now() - A_DAY_MS).toISOString() } = options;
  const { registrantsOf = ({ status }: SessionGlobalListEntry) => status !== "Finished" } = options;
  const call: CallOptions = signal === undefined ? {} : { signal };
  const knownBefore = new Set(known.sessions().map(({ id }) => id));
  const isFirst = knownBefore.size === 0;
  const counts: Record<string, number> = {};
  const accept = async (events: readonly MissedEvent[]) => {
    for (const { name, notification } of events) {
      const uuid = `reconciled:${await uuidOf(undefined, JSON.stringify(notification))}`;
      await handle.accept([{ uuid, text: JSON.stringify({ uuid, ...notification }), isReconciled: true }]);
      counts[name] = (counts[name] ?? 0) + 1;
    }
  };

  const listed = new Map<string, SessionGlobalListEntry>();
  const list = scope === "own" ? rcw.sessions.list : rcw.sessions.listForCompany;
  for await (const session of list({ endTimeFrom }, call)) listed.set(session.id ?? "", session);
  for (const session of listed.values()) {
    if (isFirst) known.noteSession(session);
    else await accept(sessionEvents(known.session(session.id ?? ""), session));
  }
  for (const session of known.sessions()) {
    if (!listed.has(session.id ?? "") && (await isGone(rcw, session, endTimeFrom, call)))
      await accept(sessionEvents(session, undefined));
  }

  let registrantsRead = 0;
  for (const session of [...listed.values()].filter(registrantsOf)) {
    const { id: sessionId = "" } = session;
    const present = [];
    for await (const registrant of rcw.registrants.list({ sessionId }, call)) present.push(registrant);
    registrantsRead += present.length;
    const isNew = !isFirst && !knownBefore.has(sessionId);
    // Of a session that was known without its registrants nobody can say who is new.
    const before = known.registrants(sessionId) ?? (isNew ? new Map() : undefined);
    if (before !== undefined) await accept(registrantEvents(session, before, present));
    known.noteRegistrants(sessionId, present);
  }
  return { events: counts, sessionsRead: listed.size, registrantsRead };
}

/** Whether a session that isn't listed was deleted, rather than being over for longer than what is listed. */
async function isGone(
  rcw: ReconcileClient,
  session: SessionGlobalListEntry,
  endTimeFrom: string,
  call: CallOptions,
): Promise<boolean> {
  const { id: sessionId = "", webinar, scheduledStartTime = "", scheduledDuration = 0 } = session;
  const endMs = Date.parse(scheduledStartTime) + scheduledDuration * 1000;
  if (endMs < Date.parse(endTimeFrom)) return false;
  try {
    await rcw.sessions.get({ webinarId: webinar.id ?? "", sessionId }, call);
    return false;
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) return true;
    throw error;
  }
}
