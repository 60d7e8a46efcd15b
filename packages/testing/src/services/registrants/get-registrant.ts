import type { Handler } from "../../engine/handler.js";
import { openRegistration } from "../registration/open-registration.js";
import { findRegistrant } from "./find-registrant.js";
import { attendanceOf, showRegistrant } from "./show-registrant.js";

export const getRegistrant: Handler<"rcwRegGetRegistrant"> = (call) => {
  const { session } = openRegistration(call);
  const registrant = findRegistrant(session, call.path.registrantId);
  const { includeQuestionnaire = false } = call.query;
  const attendance = attendanceOf(call.world, session);
  return { status: 200, body: showRegistrant(session, registrant, attendance, includeQuestionnaire) };
};
