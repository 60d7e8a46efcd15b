import { notFound } from "../../engine/refusal.js";
import type { RegistrantRecord } from "../../state/registration-record.js";
import type { SessionRecord } from "../../state/state.js";

/** The registrant with this id. @throws {Refusal} 404 */
export function findRegistrant({ registrants }: SessionRecord, registrantId: string): RegistrantRecord {
  const registrant = registrants.find(({ id }) => id === registrantId);
  if (registrant === undefined) throw notFound("registrantId");
  return registrant;
}
