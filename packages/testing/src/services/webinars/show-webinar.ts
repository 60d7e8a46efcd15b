import type { RcwDomainUserModel, WcsWebinarResource } from "@rcw/types";
import type { UserRecord, WebinarRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";
import { hostOf } from "../access.js";

/** A webinar as the service shows it. */
export function showWebinar(world: World, webinar: WebinarRecord): WcsWebinarResource {
  const { hostUserId: _hostUserId, sequence: _sequence, settings, ...shown } = webinar;
  const host = hostOf(world, webinar);
  const { userId, accountId, entitled } = host;
  return { ...shown, settings: { ...settings }, host: { userId, accountId, linkedUser: linkedUserOf(host), entitled } };
}

export function linkedUserOf({ userId, accountId }: UserRecord): RcwDomainUserModel {
  return { userId, accountId, domain: "pbx" };
}
