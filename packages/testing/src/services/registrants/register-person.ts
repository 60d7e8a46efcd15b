import type { RegistrantBaseModelWithQuestionnaireWritable } from "@rcw/types";
import { conflict } from "../../engine/refusal.js";
import type { RegistrantRecord } from "../../state/registration-record.js";
import type { SessionRecord } from "../../state/state.js";
import { newRecord, type World } from "../../state/world.js";
import { notifyRegistrant } from "../../webhooks/notify-registration.js";
import { withoutUndefined } from "../../without-undefined.js";
import { closeRegistrationIfDue } from "../registration/set-registration-status.js";
import { checkPerson } from "./check-person.js";

/**
 * Signs somebody up, whether registration is Open or not; it turns Closed when the limit is reached.
 *
 * @throws {Refusal} 400 for a name or an address that isn't possible, 409 for an address that is registered already.
 */
export function registerPerson(
  world: World,
  session: SessionRecord,
  given: RegistrantBaseModelWithQuestionnaireWritable,
  givenId?: string,
): RegistrantRecord {
  checkPerson(world, session, given);
  refuseDuplicate(session, given.email);
  const { registrants } = session;
  const { firstName, lastName, email, visitorId, externalId, ipAddress, source, questionnaire } = given;
  const registrant: RegistrantRecord = {
    ...newRecord(world, (taken) => registrants.some(({ id }) => id === taken), givenId),
    ...{ firstName, lastName, email },
    ...withoutUndefined({ visitorId, externalId, ipAddress, source, questionnaire: structuredClone(questionnaire) }),
    registeredPostWebinar: session.status === "Finished",
  };
  registrants.push(registrant);
  notifyRegistrant(world, "Created", session, registrant);
  closeRegistrationIfDue(world, session);
  return registrant;
}

/** Nobody registers twice, whatever the case of the address. @throws {Refusal} 409 */
function refuseDuplicate({ registrants }: SessionRecord, email: string): void {
  const address = email.toLowerCase();
  if (registrants.some((other) => other.email.toLowerCase() === address)) throw conflict("email", email);
}
