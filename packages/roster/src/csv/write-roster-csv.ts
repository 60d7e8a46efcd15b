import type { RosterClient, RosterSession } from "../client.js";
import { type FoundInvitee, type RosterRow, toFound } from "../people/roster-row.js";
import { writeTable } from "./write-table.js";

const COLUMNS = [
  "email",
  "firstName",
  "lastName",
  "jobTitle",
  "role",
  "type",
  "userId",
  "accountId",
  "domain",
] as const;

/** People as CSV that `readRosterCsv` reads back, and that a spreadsheet opens without calculating anything. */
export function writeRosterCsv(people: readonly (RosterRow | FoundInvitee)[]): string {
  return writeTable(
    COLUMNS,
    people.map((person) => {
      const { userId, accountId, domain } = person.linkedUser ?? {};
      const values = { ...person, userId, accountId, domain };
      return COLUMNS.map((name) => values[name] ?? "");
    }),
  );
}

/**
 * Everyone who is invited to a session, the host too, as CSV: read back, it plans to "nothing to do". It costs a Heavy call
 * for each 1000 invitees.
 */
export async function exportRoster(rcw: RosterClient, session: RosterSession): Promise<string> {
  const { webinarId, sessionId } = session;
  return writeRosterCsv((await rcw.invitees.list({ webinarId, sessionId }).toArray()).map(toFound));
}
