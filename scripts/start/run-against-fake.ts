import { createWebinarClient, isRcwError, type WebinarClient } from "@rcw/client";
import { createFakeWebinarApi } from "@rcw/testing";
import { startFakeServer } from "@rcw/testing/server";
import { printInvitees } from "./print-invitees.js";
import type { Printer } from "./printer.js";
import { printingFetch } from "./printing-fetch.js";

/** Starts the fake on a free port, runs the five invitee operations through the client, and stops the fake. */
export async function runAgainstFake(printer: Printer): Promise<void> {
  const server = await startFakeServer({ fake: createFakeWebinarApi({ rateLimits: false }) });
  try {
    printer.title(`The five invitee operations, against the fake of RingCentral Webinar at ${server.url}`);
    const rcw = createWebinarClient({
      auth: { accessToken: server.fake.accessToken },
      baseUrl: server.url,
      fetch: printingFetch(printer),
    });
    await runInviteeOperations(rcw, printer);
  } finally {
    await server.close();
  }
}

async function runInviteeOperations(rcw: WebinarClient, printer: Printer): Promise<void> {
  printer.step('rcw.webinars.create({ body: { title: "Quarterly Town Hall" } })');
  const webinar = await rcw.webinars.create({ body: { title: "Quarterly Town Hall" } });
  const webinarId = idOf(webinar);
  printer.result(`webinar ${webinarId} "${webinar.title}"`);

  printer.step("rcw.sessions.create({ webinarId, body: { scheduledStartTime, scheduledDuration: 3600, timeZone } })");
  const session = await rcw.sessions.create({
    webinarId,
    body: { scheduledStartTime: "2026-09-14T15:00:00Z", scheduledDuration: 3600, timeZone: "Europe/Berlin" },
  });
  const sessionId = idOf(session);
  printer.result(`session ${sessionId}, ${session.status}, ${session.scheduledStartTime}`);

  printer.step("rcw.invitees.list({ webinarId, sessionId }): the host is there from the start");
  const { records: atFirst } = await rcw.invitees.list({ webinarId, sessionId });
  printInvitees(printer, atFirst);

  printer.step("rcw.invitees.bulkUpdate({ webinarId, sessionId, body: { addedInvitees: [mei, noah] } })");
  const { addedInvitees: [mei, noah] = [] } = await rcw.invitees.bulkUpdate({
    webinarId,
    sessionId,
    body: {
      addedInvitees: [
        { firstName: "Mei", lastName: "Lin", email: "mei.lin@example.com", role: "Panelist" },
        { firstName: "Noah", lastName: "Berg", email: "noah.berg@example.com", role: "Panelist" },
      ],
    },
  });
  printInvitees(printer, present([mei, noah]));
  const meiId = idOf(mei);

  printer.step(
    "rcw.invitees.bulkUpdate({ ... addedInvitees: [kofi], updatedInvitees: [mei], deletedInvitees: [noah] })",
  );
  const changes = await rcw.invitees.bulkUpdate({
    webinarId,
    sessionId,
    body: {
      addedInvitees: [{ linkedUser: { userId: "400134002", accountId: "37439510" }, role: "CoHost" }],
      updatedInvitees: [{ id: meiId, role: "CoHost" }],
      deletedInvitees: [{ id: idOf(noah) }],
    },
  });
  printer.result("added and changed:");
  printInvitees(printer, [...(changes.addedInvitees ?? []), ...(changes.updatedInvitees ?? [])]);
  printer.result(`deleted: ${changes.deletedInvitees?.map(({ id }) => id).join(", ")}`);

  printer.step(`rcw.invitees.get({ webinarId, sessionId, inviteeId: "${meiId}" })`);
  printInvitees(printer, [await rcw.invitees.get({ webinarId, sessionId, inviteeId: meiId })]);

  printer.step(
    `rcw.invitees.update({ ... inviteeId: "${meiId}", body: { role: "Panelist", jobTitle: "Principal Analyst" } })`,
  );
  const updated = await rcw.invitees.update({
    webinarId,
    sessionId,
    inviteeId: meiId,
    body: { role: "Panelist", jobTitle: "Principal Analyst" },
  });
  printer.result(`${updated.firstName} ${updated.lastName} is ${updated.role}, ${updated.jobTitle}`);

  printer.step('rcw.invitees.bulkUpdate({ ... addedInvitees: [{ email: "mei.lin@example.com", ... }] }): a duplicate');
  await expectFailure(printer, () =>
    rcw.invitees.bulkUpdate({
      webinarId,
      sessionId,
      body: { addedInvitees: [{ firstName: "Mei", lastName: "Lin", email: "mei.lin@example.com", role: "Panelist" }] },
    }),
  );

  printer.step("rcw.invitees.delete({ ... inviteeId: the host's }): the host can't be taken away");
  const hostId = idOf(atFirst.find(({ role }) => role === "Host"));
  await expectFailure(printer, () => rcw.invitees.delete({ webinarId, sessionId, inviteeId: hostId }));

  printer.step(`rcw.invitees.delete({ webinarId, sessionId, inviteeId: "${meiId}" })`);
  await rcw.invitees.delete({ webinarId, sessionId, inviteeId: meiId });
  const { records: atLast } = await rcw.invitees.list({ webinarId, sessionId });
  printInvitees(printer, atLast);
}

async function expectFailure(printer: Printer, call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!isRcwError(error)) throw error;
    printer.result(`${error.name}: ${error.message}`);
    return;
  }
  throw new Error("the service was expected to refuse this call, and it did not");
}

function idOf(resource: { id?: string } | undefined): string {
  if (resource?.id === undefined) throw new Error("the service answered without the record that was asked for");
  return resource.id;
}

function present<Value>(values: readonly (Value | undefined)[]): Value[] {
  return values.filter((value) => value !== undefined);
}
