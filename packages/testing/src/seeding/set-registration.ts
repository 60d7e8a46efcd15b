import type { RegSessionModel } from "@rcw/types";
import { showRegistration } from "../services/registration/show-registration.js";
import { changeRegistration } from "../services/registration/update-registration.js";
import type { RegistrationChanges } from "../state/registration-record.js";
import type { World } from "../state/world.js";
import { checkAgainst, findSeeded, makeByRules } from "./checks.js";

/** Opens or closes registration and changes its settings, as its host does by the API. */
export function setRegistration(world: World, sessionId: string, changes: RegistrationChanges): RegSessionModel {
  const session = findSeeded("setRegistration", "session", world.state.sessions, sessionId);
  checkAgainst("setRegistration", world.checker, "PartialRegSessionModel", changes);
  makeByRules("setRegistration", () => changeRegistration(world, session, changes));
  return showRegistration(world, session);
}
