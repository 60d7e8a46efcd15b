import type { RegistrantModelWithQuestionnaire, SessionGlobalListEntry } from "@rcw/types";
import type { WebhookEventName } from "../events/webhook-event.js";
import { eventTable, type WebhookEventBodies } from "../generated/events.js";

/** An event that never came, in the form in which it would have come. */
export interface MissedEvent {
  readonly name: WebhookEventName;
  readonly notification: { readonly event: string; readonly timestamp?: string; readonly body: unknown };
}

/** What happened to a session between two looks at it; `before` and `after` are undefined when it wasn't there. */
export function sessionEvents(
  before: SessionGlobalListEntry | undefined,
  after: SessionGlobalListEntry | undefined,
): MissedEvent[] {
  if (after === undefined) {
    return before === undefined ? [] : [missed("session.deleted", { changeType: "Deleted", session: before })];
  }
  if (before === undefined) {
    return [missed("session.created", { changeType: "Created", session: after }, after.creationTime)];
  }
  const { status: statusBefore, ...contentBefore } = before;
  const { status, ...content } = after;
  const events: MissedEvent[] = [];
  if (stableText(contentBefore) !== stableText(content)) {
    events.push(missed("session.updated", { changeType: "Updated", session: after }, after.lastModifiedTime));
  }
  if (status !== undefined && status !== statusBefore) {
    const body = { webinarId: after.webinar.id ?? "", sessionId: after.id ?? "", status };
    events.push(missed("session.state", body, after.lastModifiedTime));
  }
  return events;
}

/** Who came and who went between two looks at a session's registrants. */
export function registrantEvents(
  session: SessionGlobalListEntry,
  before: ReadonlyMap<string, RegistrantModelWithQuestionnaire>,
  after: readonly RegistrantModelWithQuestionnaire[],
): MissedEvent[] {
  const place = { webinarId: session.webinar.id ?? "", sessionId: session.id ?? "" };
  const present = new Set(after.map(({ id }) => id));
  const created = after
    .filter(({ id = "" }) => !before.has(id))
    .map((registrant) =>
      missed(
        "registrant.created",
        { changeType: "Created", ...place, registrant },
        registrant.registrationTime ?? registrant.creationTime,
      ),
    );
  const deleted = [...before.values()]
    .filter(({ id }) => !present.has(id))
    .map((registrant) => missed("registrant.deleted", { changeType: "Deleted", ...place, registrant }));
  return [...created, ...deleted];
}

function missed<Name extends WebhookEventName>(
  name: Name,
  body: WebhookEventBodies[Name],
  timestamp?: string,
): MissedEvent {
  const event = eventTable[name].filter;
  return { name, notification: timestamp === undefined ? { event, body } : { event, timestamp, body } };
}

/** JSON in which the order of properties doesn't matter. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([left], [right]) => (left < right ? -1 : 1)))
      : member,
  );
}
