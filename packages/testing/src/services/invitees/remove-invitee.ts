import type { InviteeRecord } from "../../state/state.js";
import { refuseUnlessScheduled } from "../sessions/refuse-unless-scheduled.js";
import { type InviteeList, takeOutInvitee } from "./invitee-list.js";
import { refuseHostRecord } from "./refuse-host-record.js";

/** Takes an invitee out of a list. @throws {Refusal} 403 for the Host record, and unless the session is Scheduled. */
export function removeInvitee(list: InviteeList, invitee: InviteeRecord): void {
  refuseHostRecord(invitee);
  refuseUnlessScheduled(list.session, "its invitees can't be deleted");
  takeOutInvitee(list, invitee);
}
