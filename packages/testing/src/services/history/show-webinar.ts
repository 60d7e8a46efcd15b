import type { HistoryWebinarResource, HostModel, WebinarRefModel } from "@rcw/types";
import type { WebinarRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";
import { withoutUndefined } from "../../without-undefined.js";
import { hostOf } from "../access.js";
import { linkedUserOf, showWebinar } from "../webinars/show-webinar.js";

/** A webinar as the history service shows it. */
export function showPastWebinar(world: World, webinar: WebinarRecord): HistoryWebinarResource {
  const { description = "", ...shown } = showWebinar(world, webinar);
  return { ...shown, title: webinar.title, description, host: showHost(world, webinar) };
}

/** The short form of a webinar inside a session or a recording. */
export function showWebinarReference(world: World, webinar: WebinarRecord): WebinarRefModel {
  const { id, title, description = "" } = webinar;
  return { id, title, description, host: showHost(world, webinar) };
}

/** The name of a host, if it is known, and the linked user. */
function showHost(world: World, webinar: WebinarRecord): HostModel {
  const host = hostOf(world, webinar);
  const { firstName, lastName } = host;
  return { ...withoutUndefined({ firstName, lastName }), linkedUser: linkedUserOf(host) };
}
