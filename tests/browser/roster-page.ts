import { createWebinarClient } from "@rcw/client";
import { applyRoster, exportRoster, planRoster, readRosterCsvStream } from "@rcw/roster";
import { createFakeWebinarApi, scenarios } from "@rcw/testing";

// A page that reads the stream of a file, carries the roster out, in a worker's and a browser's means alone, and exports it.

const { accessToken, fetch } = createFakeWebinarApi({ scenario: "scheduled-town-hall", rateLimits: false });
const rcw = createWebinarClient({ auth: { accessToken }, fetch });
const { webinarId, sessionId } = scenarios["scheduled-town-hall"];

const file = new File(["\ufeffE-Mail;Vorname;Nachname\r\nzoe@example.com;Zoë;Müller\r\n"], "panel.csv");
const rows = [];
for await (const piece of readRosterCsvStream(file.stream())) rows.push(...piece.rows);
const { counts } = await applyRoster(rcw, await planRoster(rcw, { webinarId, sessionId }, rows)).finish();
const csv = await exportRoster(rcw, { webinarId, sessionId });

Object.assign(globalThis, { outcome: { added: counts.added, hasZoe: csv.includes("zoe@example.com,Zoë,Müller") } });
