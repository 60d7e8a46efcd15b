import type { Handlers } from "../../engine/handler.js";
import { openRegistration } from "./open-registration.js";
import { showRegistration } from "./show-registration.js";
import { updateRegistration } from "./update-registration.js";

export const registrationHandlers = {
  rcwRegGetSession: (call) => ({ status: 200, body: showRegistration(call.world, openRegistration(call).session) }),
  rcwRegUpdateSession: updateRegistration,
} satisfies Handlers;
