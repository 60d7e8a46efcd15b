import { Refusal } from "../engine/refusal.js";

/** What a subscription can be about: changes of sessions, their runtime state, their registration, their registrants. */
export const EVENT_PATHS = {
  sessions: "/webinar/configuration/v1/company/sessions",
  runtimeState: "/webinar/runtime/v1/company/sessions/state",
  registrationState: "/webinar/registration/v1/company/sessions/state",
  registrants: "/webinar/registration/v1/company/sessions/registrants",
} as const;

export type EventKind = keyof typeof EVENT_PATHS;

/** An event filter, taken apart. */
export interface EventFilter {
  readonly kind: EventKind;
  /** Events of this webinar only. */
  readonly webinarId?: string;
  /** Events of webinars of this host only. */
  readonly hostUserId?: string;
}

/** Takes a filter apart; undefined when the service doesn't know it. */
export function readEventFilter(filter: string): EventFilter | undefined {
  const [path = "", query = "", ...rest] = filter.split("?");
  const kind = (Object.keys(EVENT_PATHS) as EventKind[]).find((candidate) => EVENT_PATHS[candidate] === path);
  if (kind === undefined || rest.length > 0) return undefined;
  const narrowing: { webinarId?: string; hostUserId?: string } = {};
  for (const [name, value] of new URLSearchParams(query)) {
    if ((name !== "webinarId" && name !== "hostUserId") || value === "" || name in narrowing) return undefined;
    narrowing[name] = value;
  }
  return { kind, ...narrowing };
}

/** @throws {Refusal} 400 `SUB-508` naming each filter that the service doesn't know. */
export function checkEventFilters(eventFilters: readonly string[]): void {
  const errors = eventFilters.flatMap((filter, index) =>
    readEventFilter(filter) === undefined ? [unknownFilter(filter, index)] : [],
  );
  if (errors.length > 0) throw new Refusal(400, errors);
}

function unknownFilter(filter: string, index: number) {
  const known = Object.values(EVENT_PATHS).join(", ");
  return {
    errorCode: "SUB-508",
    message: `Event filter [${filter}] is not known; use one of ${known}, with ?webinarId= and ?hostUserId= if wanted`,
    parameterName: `eventFilters.${index}`,
    parameterValue: filter,
  };
}
