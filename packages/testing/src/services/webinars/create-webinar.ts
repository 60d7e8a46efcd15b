import type { WebinarCreationRequest } from "@rcw/types";
import type { Call, Handler } from "../../engine/handler.js";
import { badParameter, forbidden, userPermissionMissing } from "../../engine/refusal.js";
import { withoutUndefined } from "../../without-undefined.js";
import { ADMINISTRATOR_PERMISSION } from "../access.js";
import { showWebinar } from "./show-webinar.js";
import { storeWebinar } from "./store-webinar.js";

export const createWebinar: Handler<"rcwConfigCreateWebinar"> = ({ world, caller, body }) => {
  // By name: an id, or whatever else stands in the body, is ignored.
  const { host, title, description, settings } = body;
  const hostUserId = chooseHost({ world, caller }, host);
  const webinar = storeWebinar(world, { title, hostUserId, ...withoutUndefined({ description, settings }) });
  return { status: 201, body: showWebinar(world, webinar) };
};

/** The caller, unless an administrator names another user of the account. */
function chooseHost({ world, caller }: Pick<Call, "world" | "caller">, host: WebinarCreationRequest["host"]): string {
  if (host === undefined) return caller.userId;
  if (!caller.permissions.includes(ADMINISTRATOR_PERMISSION)) throw userPermissionMissing(ADMINISTRATOR_PERMISSION);
  const { linkedUser } = host;
  if (linkedUser === undefined) throw badParameter("host.linkedUser", "is required");
  if (world.rules.hostOfAnotherAccount && linkedUser.accountId !== caller.accountId) {
    throw forbidden("The host of a webinar must be a user of the caller's account");
  }
  const user = world.state.users.get(linkedUser.userId);
  if (user?.accountId === linkedUser.accountId) return user.userId;
  throw badParameter("host.linkedUser.userId", "no user of this account has this id", linkedUser.userId);
}
