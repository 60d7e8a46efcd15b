import type { WebinarBaseModelWritable } from "@rcw/types";
import { accountOf } from "../../accounts/account-record.js";
import type { UserRecord, WebinarRecord } from "../../state/state.js";
import { newRecord, type World } from "../../state/world.js";
import { withoutUndefined } from "../../without-undefined.js";
import { mergeSettings } from "./webinar-settings.js";

/** What a new webinar is made of. */
export interface NewWebinar extends WebinarBaseModelWritable {
  readonly title: string;
  readonly hostUserId: string;
  readonly id?: string;
}

/** Puts a new webinar into the state, with the default of every setting that isn't given. */
export function storeWebinar(
  world: World,
  { id, hostUserId, title, description, settings }: NewWebinar,
): WebinarRecord {
  const { webinars, users } = world.state;
  const { accountId } = users.get(hostUserId) as UserRecord;
  const webinar: WebinarRecord = {
    ...newRecord(world, (taken) => webinars.has(taken), id),
    hostUserId,
    title,
    ...withoutUndefined({ description }),
    settings: mergeSettings(world, accountOf(world, accountId), undefined, settings),
  };
  webinars.set(webinar.id, webinar);
  return webinar;
}
