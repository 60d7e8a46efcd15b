import type { SessionRecord, State, WebinarRecord } from "./state.js";

/** The webinar of a session: it goes only together with its sessions. */
export function webinarOfSession({ webinars }: State, { id, webinarId }: SessionRecord): WebinarRecord {
  const webinar = webinars.get(webinarId);
  if (webinar === undefined) throw new Error(`The webinar "${webinarId}" of the session "${id}" is not in the state`);
  return webinar;
}
