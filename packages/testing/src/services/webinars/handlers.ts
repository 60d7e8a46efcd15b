import type { Handlers } from "../../engine/handler.js";
import { openWebinar } from "../access.js";
import { createWebinar } from "./create-webinar.js";
import { deleteWebinar } from "./delete-webinar.js";
import { listWebinars } from "./list-webinars.js";
import { showWebinar } from "./show-webinar.js";
import { updateWebinar } from "./update-webinar.js";

export const webinarHandlers = {
  rcwConfigListWebinars: listWebinars,
  rcwConfigCreateWebinar: createWebinar,
  rcwConfigGetWebinar: (call) => ({ status: 200, body: showWebinar(call.world, openWebinar(call)) }),
  rcwConfigUpdateWebinar: updateWebinar,
  rcwConfigDeleteWebinar: deleteWebinar,
} satisfies Handlers;
