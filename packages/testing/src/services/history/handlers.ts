import type { Handlers } from "../../engine/handler.js";
import { openWebinar } from "../access.js";
import { openForModerators } from "./access.js";
import { getOwnParticipant, getPastInvitee } from "./get-person.js";
import { listParticipants, listPastInvitees } from "./list-people.js";
import { listPastCompanySessions, listPastSessions } from "./list-sessions.js";
import { showPastSession } from "./show-session.js";
import { showPastWebinar } from "./show-webinar.js";

export const historyHandlers = {
  rcwHistoryGetWebinar: (call) => ({ status: 200, body: showPastWebinar(call.world, openWebinar(call)) }),
  rcwHistoryListAllSessions: listPastSessions,
  rcwHistoryListAllCompanySessions: listPastCompanySessions,
  rcwHistoryGetSession: (call) => ({ status: 200, body: showPastSession(call.world, openForModerators(call).session) }),
  rcwHistoryListInvitees: listPastInvitees,
  rcwHistoryGetInvitee: getPastInvitee,
  rcwHistoryListParticipants: listParticipants,
  rcwHistoryGetParticipantInfo: getOwnParticipant,
} satisfies Handlers;
