import type { WcsWebinarResource, WebinarBaseModelWritable } from "@rcw/types";
import { showWebinar } from "../services/webinars/show-webinar.js";
import { storeWebinar } from "../services/webinars/store-webinar.js";
import { DEFAULT_USER } from "../state/create-state.js";
import type { World } from "../state/world.js";
import { checkAgainst, checkNewId, findSeeded, makeByRules } from "./checks.js";

/** A webinar to add; every member has a default. */
export interface AddWebinarOptions extends WebinarBaseModelWritable {
  readonly id?: string;
  /** The default user if left out. */
  readonly hostUserId?: string;
}

export function addWebinar(world: World, options: AddWebinarOptions = {}): WcsWebinarResource {
  const { id, hostUserId = DEFAULT_USER.userId, ...properties } = options;
  const { webinars, users } = world.state;
  checkNewId("addWebinar", id, (taken) => webinars.has(taken));
  findSeeded("addWebinar", "user", users, hostUserId);
  checkAgainst("addWebinar", world.checker, "WebinarBaseModelWritable", properties);
  const title = properties.title ?? `Webinar ${webinars.size + 1}`;
  const given = { ...properties, title, hostUserId, ...(id !== undefined && { id }) };
  return showWebinar(
    world,
    makeByRules("addWebinar", () => storeWebinar(world, given)),
  );
}
