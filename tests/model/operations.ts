import type { CallerName } from "./people.js";

/** Every operation of the three services: method and path. */
export const OPERATIONS = {
  listWebinars: ["GET", "/webinars"],
  createWebinar: ["POST", "/webinars"],
  getWebinar: ["GET", "/webinars/{webinarId}"],
  updateWebinar: ["PATCH", "/webinars/{webinarId}"],
  deleteWebinar: ["DELETE", "/webinars/{webinarId}"],
  listSessions: ["GET", "/sessions"],
  listCompanySessions: ["GET", "/company/sessions"],
  createSession: ["POST", "/webinars/{webinarId}/sessions"],
  getSession: ["GET", "/webinars/{webinarId}/sessions/{sessionId}"],
  updateSession: ["PATCH", "/webinars/{webinarId}/sessions/{sessionId}"],
  deleteSession: ["DELETE", "/webinars/{webinarId}/sessions/{sessionId}"],
  listInvitees: ["GET", "/webinars/{webinarId}/sessions/{sessionId}/invitees"],
  updateInvitees: ["PATCH", "/webinars/{webinarId}/sessions/{sessionId}/invitees"],
  getInvitee: ["GET", "/webinars/{webinarId}/sessions/{sessionId}/invitees/{inviteeId}"],
  updateInvitee: ["PUT", "/webinars/{webinarId}/sessions/{sessionId}/invitees/{inviteeId}"],
  deleteInvitee: ["DELETE", "/webinars/{webinarId}/sessions/{sessionId}/invitees/{inviteeId}"],
} as const satisfies Record<string, readonly [method: string, path: string]>;

export type OperationName = keyof typeof OPERATIONS;

export type QueryValue = string | number | readonly string[] | undefined;

/** A request before it is sent: what the model judges, and what the service gets. */
export interface ModelRequest {
  readonly operation: OperationName;
  readonly by: CallerName;
  readonly webinarId?: string;
  readonly sessionId?: string;
  readonly inviteeId?: string;
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** A JSON value; a text is sent as it is, and is no JSON. */
  readonly body?: object | string;
}

/** Path and query of a request. Of the lists in queries only `hostUserId` is joined by commas. */
export function addressOf({ operation, query = {}, ...ids }: ModelRequest): string {
  const path = OPERATIONS[operation][1].replace(/\{(\w+)\}/g, (_braces, name: keyof typeof ids) =>
    encodeURIComponent(String(ids[name])),
  );
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (name === "hostUserId" && Array.isArray(value)) parameters.append(name, value.join(","));
    else if (value !== undefined) for (const item of [value].flat()) parameters.append(name, String(item));
  }
  return `/webinar/configuration/v1${path}${parameters.size > 0 ? `?${parameters}` : ""}`;
}
