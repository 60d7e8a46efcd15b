import type { RegistrantModelWithQuestionnaire, SessionGlobalListEntry } from "@rcw/types";
import type { AnyWebhookEvent, UnknownWebhookEvent } from "../events/webhook-event.js";

/** What is known, as plain data: to be saved and given to `createKnownState` again. */
export interface KnownStateData {
  readonly sessions: Readonly<Record<string, SessionGlobalListEntry>>;
  /** By session, then by registrant. */
  readonly registrants: Readonly<Record<string, Readonly<Record<string, RegistrantModelWithQuestionnaire>>>>;
}

/**
 * What an app knows of sessions and registrants from the events that it has handled, and from what `reconcile` has read:
 * with what the service says now it makes the events that never came.
 */
export interface KnownState {
  /** Takes in what an event says. `createWebhookHandler` calls it for each event that was handled. */
  note(event: AnyWebhookEvent | UnknownWebhookEvent): void;
  sessions(): readonly SessionGlobalListEntry[];
  session(sessionId: string): SessionGlobalListEntry | undefined;
  /** The registrants of a session; undefined when nobody has read them yet. */
  registrants(sessionId: string): ReadonlyMap<string, RegistrantModelWithQuestionnaire> | undefined;
  /** Takes in what was read. */
  noteSession(session: SessionGlobalListEntry): void;
  noteRegistrants(sessionId: string, registrants: readonly RegistrantModelWithQuestionnaire[]): void;
  toJSON(): KnownStateData;
}

/**
 * Remembers sessions and registrants.
 *
 * @param saved what `toJSON` gave, to go on from there after a restart.
 */
export function createKnownState(saved: KnownStateData = { sessions: {}, registrants: {} }): KnownState {
  const sessions = new Map(Object.entries(saved.sessions));
  const registrants = new Map(
    Object.entries(saved.registrants).map(([sessionId, people]) => [sessionId, new Map(Object.entries(people))]),
  );
  return {
    note(event) {
      // What is late is history; what was there before is newer.
      if (event.isLate || event.name === "unknown") return;
      if (event.name === "session.created" || event.name === "session.updated") {
        const { session } = event.body;
        if (session.id === undefined) return;
        sessions.set(session.id, session);
        // Nobody has registered for a new one: from here on the events tell who does.
        if (event.name === "session.created" && !registrants.has(session.id)) registrants.set(session.id, new Map());
      } else if (event.name === "session.deleted") {
        const { id = "" } = event.body.session;
        sessions.delete(id);
        registrants.delete(id);
      } else if (event.name === "session.state") {
        const known = sessions.get(event.body.sessionId);
        if (known !== undefined) sessions.set(event.body.sessionId, { ...known, status: event.body.status });
      } else if (event.name === "registrant.created" || event.name === "registrant.deleted") {
        const { sessionId, registrant } = event.body;
        const people = registrants.get(sessionId);
        // A list of which only a part is known can't tell who is missing: it is known once it has been read.
        if (registrant.id === undefined || people === undefined) return;
        if (event.name === "registrant.created") people.set(registrant.id, registrant);
        else people.delete(registrant.id);
      }
    },
    sessions: () => [...sessions.values()],
    session: (sessionId) => sessions.get(sessionId),
    registrants: (sessionId) => registrants.get(sessionId),
    noteSession(session) {
      if (session.id !== undefined) sessions.set(session.id, session);
    },
    noteRegistrants(sessionId, read) {
      registrants.set(sessionId, new Map(read.map((registrant) => [registrant.id ?? "", registrant])));
    },
    toJSON: () => ({
      sessions: Object.fromEntries(sessions),
      registrants: Object.fromEntries([...registrants].map(([id, people]) => [id, Object.fromEntries(people)])),
    }),
  };
}
