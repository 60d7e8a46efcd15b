import type { Handler } from "../../engine/handler.js";
import type { WebinarRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";
import { sessionsOf } from "../access.js";
import { pageOf, type SortKey } from "../paging.js";
import { showWebinar } from "./show-webinar.js";

export const listWebinars: Handler<"rcwConfigListWebinars"> = ({ world, caller, query }) => {
  const fromMs = Date.parse(query.creationTimeFrom);
  const webinars = [...world.state.webinars.values()].filter(
    ({ hostUserId, creationTime }) => hostUserId === caller.userId && Date.parse(creationTime) >= fromMs,
  );
  const { records, paging } = pageOf(world, "webinars", webinars, (webinar) => orderOf(world, webinar), query);
  return { status: 200, body: { records: records.map((webinar) => showWebinar(world, webinar)), paging } };
};

/** By the scheduled start of the earliest session, by creation where nothing is scheduled. */
function orderOf(world: World, webinar: WebinarRecord): SortKey {
  const starts = sessionsOf(world, webinar.id).map(({ scheduledStartTime }) => Date.parse(scheduledStartTime));
  return [starts.length > 0 ? Math.min(...starts) : Date.parse(webinar.creationTime), webinar.sequence];
}
