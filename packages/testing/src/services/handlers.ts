import type { Handlers } from "../engine/handler.js";
import { inviteeHandlers } from "./invitees/handlers.js";
import { sessionHandlers } from "./sessions/handlers.js";
import { webinarHandlers } from "./webinars/handlers.js";

/** What each operation does, by operationId; every service brings its own. */
export const handlers: Handlers = { ...webinarHandlers, ...sessionHandlers, ...inviteeHandlers };
