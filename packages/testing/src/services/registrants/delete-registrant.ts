import type { Handler } from "../../engine/handler.js";
import { forbidden } from "../../engine/refusal.js";
import { notifyRegistrant } from "../../webhooks/notify-registration.js";
import { openRegistration } from "../registration/open-registration.js";
import { findRegistrant } from "./find-registrant.js";

/** Registration that its limit has closed stays closed: somebody has to open it again. */
export const deleteRegistrant: Handler<"rcwRegDeleteRegistrant"> = (call) => {
  const { session } = openRegistration(call);
  const registrant = findRegistrant(session, call.path.registrantId);
  if (session.status === "Finished") {
    throw forbidden(`The session [${session.id}] is Finished: its registrants can't be deleted`);
  }
  notifyRegistrant(call.world, "Deleted", session, registrant);
  session.registrants.splice(session.registrants.indexOf(registrant), 1);
  return { status: 204 };
};
