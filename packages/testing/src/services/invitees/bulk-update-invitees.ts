import type { BulkUpdateInviteesRequest } from "@rcw/types";
import type { Handler } from "../../engine/handler.js";
import { badParameter } from "../../engine/refusal.js";
import { indexOf } from "../../state/invitee-index.js";
import { openSession } from "../access.js";
import { addInvitee } from "./add-invitee.js";
import { changeInvitee } from "./change-invitee.js";
import { findInvitee } from "./find-invitee.js";
import type { InviteeList } from "./invitee-list.js";
import { removeInvitee } from "./remove-invitee.js";
import { showInvitee } from "./show-invitee.js";

/** Adds, then changes, then deletes; a refusal on the way leaves the session as it was. */
export const bulkUpdateInvitees: Handler<"rcwConfigUpdateInvitees"> = (call) => {
  const { world, body } = call;
  const { session } = openSession(call);
  if (!world.rules.bulkAllOrNothing) return { status: 200, body: applyAll({ world, session }, body) };
  const undo: (() => void)[] = [];
  try {
    return { status: 200, body: applyAll({ world, session, undo }, body) };
  } catch (error) {
    for (const takeBack of undo.reverse()) takeBack();
    throw error;
  }
};

function applyAll(list: InviteeList, body: BulkUpdateInviteesRequest) {
  const deletedFirst = list.world.rules.bulkAddsBeforeDeletes ? undefined : removeAll(list, body);
  return {
    addedInvitees: addAll(list, body),
    updatedInvitees: changeAll(list, body),
    deletedInvitees: deletedFirst ?? removeAll(list, body),
  };
}

function addAll(list: InviteeList, { addedInvitees = [] }: BulkUpdateInviteesRequest) {
  return addedInvitees.map((added, index) => showInvitee(addInvitee(list, added, `addedInvitees.${index}`)));
}

function changeAll(list: InviteeList, { updatedInvitees = [] }: BulkUpdateInviteesRequest) {
  return updatedInvitees.flatMap(({ id, ...changes }, index) => {
    const entry = `updatedInvitees.${index}`;
    const invitee = findEntry(list, id, `${entry}.id`);
    if (invitee === undefined) return [];
    changeInvitee(list, invitee, changes, `${entry}.`);
    return [showInvitee(invitee)];
  });
}

function removeAll(list: InviteeList, { deletedInvitees = [] }: BulkUpdateInviteesRequest) {
  return deletedInvitees.flatMap(({ id }, index) => {
    const invitee = findEntry(list, id, `deletedInvitees.${index}.id`);
    if (invitee === undefined) return [];
    removeInvitee(list, invitee);
    return [{ id: invitee.id }];
  });
}

/** The invitee that an entry names; undefined for an unknown one where the rule that refuses it is off. */
function findEntry({ world, session }: InviteeList, id: string | undefined, parameterName: string) {
  if (id === undefined) throw badParameter(parameterName, "is required");
  const isPassedOver = !world.rules.unknownInviteeInBulk && indexOf(session.invitees).find(id) === undefined;
  return isPassedOver ? undefined : findInvitee(session, id, parameterName);
}
