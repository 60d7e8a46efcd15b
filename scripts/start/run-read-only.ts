import { createWebinarClient } from "@rcw/client";
import { printInvitees } from "./print-invitees.js";
import type { Printer } from "./printer.js";
import { printingFetch } from "./printing-fetch.js";
import type { ServerOptions } from "./read-start-options.js";

/** Runs the calls that change nothing against a server. */
export async function runReadOnly(
  { server, token, webinarId, sessionId }: ServerOptions,
  printer: Printer,
): Promise<void> {
  printer.title(`Reading from ${server}`);
  const rcw = createWebinarClient({ auth: { accessToken: token }, baseUrl: server, fetch: printingFetch(printer) });

  printer.step("rcw.sessions.get({ webinarId, sessionId })");
  const session = await rcw.sessions.get({ webinarId, sessionId });
  printer.result(`${session.title || "(no title)"}, ${session.status}, starts ${session.scheduledStartTime}`);

  printer.step("rcw.invitees.list({ webinarId, sessionId })");
  const { records } = await rcw.invitees.list({ webinarId, sessionId });
  printInvitees(printer, records);

  const inviteeId = records.find(({ id }) => id !== undefined)?.id;
  if (inviteeId === undefined) return;
  printer.step("rcw.invitees.get({ webinarId, sessionId, inviteeId })");
  printInvitees(printer, [await rcw.invitees.get({ webinarId, sessionId, inviteeId })]);
}
