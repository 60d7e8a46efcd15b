import type { Handlers } from "../engine/handler.js";
import { historyHandlers } from "./history/handlers.js";
import { inviteeHandlers } from "./invitees/handlers.js";
import { recordingHandlers } from "./recordings/handlers.js";
import { registrantHandlers } from "./registrants/handlers.js";
import { registrationHandlers } from "./registration/handlers.js";
import { sessionHandlers } from "./sessions/handlers.js";
import { subscriptionHandlers } from "./subscriptions/handlers.js";
import { webinarHandlers } from "./webinars/handlers.js";

/** What each operation does, by operationId; every service brings its own. */
export const handlers: Handlers = {
  ...webinarHandlers,
  ...sessionHandlers,
  ...inviteeHandlers,
  ...historyHandlers,
  ...recordingHandlers,
  ...registrantHandlers,
  ...registrationHandlers,
  ...subscriptionHandlers,
};
