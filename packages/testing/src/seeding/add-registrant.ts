import type { RegistrantBaseModelWithQuestionnaireWritable, RegistrantModelWithQuestionnaire } from "@rcw/types";
import { registerPerson } from "../services/registrants/register-person.js";
import { attendanceOf, showRegistrant } from "../services/registrants/show-registrant.js";
import type { World } from "../state/world.js";
import { checkAgainst, checkNewId, makeByRules } from "./checks.js";
import { findSession, type SessionChoice } from "./find-session.js";

/** A registrant to add; without a name it is somebody with a made-up one. */
export interface AddRegistrantOptions extends SessionChoice, Partial<RegistrantBaseModelWithQuestionnaireWritable> {
  readonly id?: string;
}

/** By the service's rules, except that registration needn't be Open. */
export function addRegistrant(world: World, options: AddRegistrantOptions): RegistrantModelWithQuestionnaire {
  const { sessionId: _sessionId, webinarId: _webinarId, id, ...properties } = options;
  const session = findSession("addRegistrant", world, options);
  checkNewId("addRegistrant", id, (taken) => session.registrants.some((registrant) => registrant.id === taken));
  const number = world.state.lastSequence + 1;
  const person = {
    firstName: "Viewer",
    lastName: `Number ${number}`,
    email: `viewer-${number}@example.com`,
    ...properties,
  };
  checkAgainst("addRegistrant", world.checker, "RegistrantBaseModelWithQuestionnaireWritable", person);
  const registrant = makeByRules("addRegistrant", () => registerPerson(world, session, person, id));
  return showRegistrant(session, registrant, attendanceOf(world, session), true);
}
