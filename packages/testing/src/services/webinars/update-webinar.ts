import { accountOf } from "../../accounts/account-record.js";
import type { Handler } from "../../engine/handler.js";
import { forbidden } from "../../engine/refusal.js";
import { presentTime } from "../../state/world.js";
import { hostOf, openWebinar } from "../access.js";
import { showWebinar } from "./show-webinar.js";
import { mergeSettings } from "./webinar-settings.js";

const FIXED_PROPERTIES = ["host", "registrationStatus"];

export const updateWebinar: Handler<"rcwConfigUpdateWebinar"> = (call) => {
  const { world, body } = call;
  const webinar = openWebinar(call);
  const fixed = FIXED_PROPERTIES.find((name) => name in body);
  if (fixed !== undefined && world.rules.fixedWebinarProperties) {
    throw forbidden(`The property [${fixed}] of a webinar can't be changed`);
  }
  const account = accountOf(world, hostOf(world, webinar).accountId);
  webinar.settings = mergeSettings(world, account, webinar.settings, body.settings);
  if (body.title !== undefined) webinar.title = body.title;
  if (body.description !== undefined) webinar.description = body.description;
  webinar.lastModifiedTime = presentTime(world);
  return { status: 200, body: showWebinar(world, webinar) };
};
