import { forbidden } from "../../engine/refusal.js";
import type { InviteeRecord } from "../../state/state.js";

/** The record of the host comes and goes with the session: nobody changes or deletes it. @throws {Refusal} 403 */
export function refuseHostRecord({ id, role }: InviteeRecord): void {
  if (role === "Host") throw forbidden(`The invitee [${id}] is the host's record, which can't be changed or deleted`);
}
