import type { Handler } from "../../engine/handler.js";
import { forbidden } from "../../engine/refusal.js";
import { openRegistration } from "../registration/open-registration.js";
import { registrationStatusOf } from "../registration/registration-status.js";
import { registerPerson } from "./register-person.js";
import { attendanceOf, showRegistrant } from "./show-registrant.js";

/** The number for the calendar entry is part of this answer only. */
export const createRegistrant: Handler<"rcwRegCreateRegistrant"> = (call) => {
  const { world, body } = call;
  const { webinar, session } = openRegistration(call);
  if (registrationStatusOf(webinar, session) !== "Open") {
    throw forbidden(`Registration for the session [${session.id}] is not Open`);
  }
  const registrant = registerPerson(world, session, body);
  const { icalendarSequence } = session.registration;
  const shown = showRegistrant(session, registrant, attendanceOf(world, session), true);
  return { status: 201, body: { ...shown, icalendarSequence } };
};
