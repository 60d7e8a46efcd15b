import type { Handler } from "../../engine/handler.js";
import { forbidden } from "../../engine/refusal.js";
import { openWebinar, sessionsOf } from "../access.js";
import { checkSchedule } from "./check-schedule.js";
import { showSession } from "./show-session.js";
import { storeSession } from "./store-session.js";

export const createSession: Handler<"rcwConfigCreateSession"> = (call) => {
  const { world, caller, body } = call;
  const webinar = openWebinar(call);
  checkSchedule(body);
  if (world.rules.secondSession && sessionsOf(world, webinar.id).length > 0) {
    throw forbidden(`The webinar [${webinar.id}] has its session already; a webinar takes one`);
  }
  if ((body.status ?? "Scheduled") !== "Scheduled") throw forbidden("A new session is Scheduled");
  // The service makes the ids, whatever the body says.
  const session = storeSession(world, webinar, { ...body, id: undefined, hostInviteeId: undefined });
  return { status: 201, body: showSession(caller, webinar, session) };
};
