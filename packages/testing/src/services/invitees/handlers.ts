import type { Handlers } from "../../engine/handler.js";
import { bulkUpdateInvitees } from "./bulk-update-invitees.js";
import { deleteInvitee } from "./delete-invitee.js";
import { getInvitee } from "./get-invitee.js";
import { listInvitees } from "./list-invitees.js";
import { updateInvitee } from "./update-invitee.js";

export const inviteeHandlers = {
  rcwConfigListInvitees: listInvitees,
  rcwConfigUpdateInvitees: bulkUpdateInvitees,
  rcwConfigGetInvitee: getInvitee,
  rcwConfigUpdateInvitee: updateInvitee,
  rcwConfigDeleteInvitee: deleteInvitee,
} satisfies Handlers;
