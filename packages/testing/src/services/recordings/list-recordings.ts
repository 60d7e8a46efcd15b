import type { RecordingListResource, RecordingStatusModel } from "@rcw/types";
import type { Handler } from "../../engine/handler.js";
import type { RecordingRecord } from "../../state/recording-record.js";
import type { World } from "../../state/world.js";
import { hostOf } from "../access.js";
import { checkAdministrator } from "../check-administrator.js";
import { type PageQuery, pageOf } from "../paging.js";
import { showListedSession } from "../sessions/show-session.js";
import { originOf } from "./open-recording.js";
import { showRecordedSession, showRecording } from "./show-recording.js";

export const listRecordings: Handler<"rcwHistoryListRecordings"> = ({ world, caller, query }) => {
  const recordings = [...world.state.recordings.values()].filter(
    (recording) => hostOf(world, originOf(world, recording).webinar).userId === caller.userId,
  );
  return { status: 200, body: pageOfRecordings(world, "recordings", recordings, query) };
};

export const listCompanyRecordings: Handler<"rcwHistoryAdminListRecordings"> = ({ world, caller, query }) => {
  checkAdministrator(caller);
  const fragment = query.nameFragment?.toLowerCase() ?? "";
  const recordings = [...world.state.recordings.values()].filter((recording) => {
    const { session, webinar } = originOf(world, recording);
    const host = hostOf(world, webinar);
    const isWanted = host.accountId === caller.accountId && (query.hostUserId?.includes(host.userId) ?? true);
    return isWanted && (showListedSession(world, session).title ?? "").toLowerCase().includes(fragment);
  });
  return { status: 200, body: pageOfRecordings(world, "company-recordings", recordings, query) };
};

interface RecordingQuery extends PageQuery {
  readonly creationTimeFrom: string;
  readonly creationTimeTo: string;
  readonly status?: readonly RecordingStatusModel[];
}

/** The latest first, as in the lists of sessions; of two made together the one that was made last. */
function pageOfRecordings(
  world: World,
  listName: string,
  recordings: readonly RecordingRecord[],
  query: RecordingQuery,
): RecordingListResource {
  const fromMs = Date.parse(query.creationTimeFrom);
  const toMs = Date.parse(query.creationTimeTo);
  const kept = recordings.filter(({ creationTime, status }) => {
    const creationTimeMs = Date.parse(creationTime);
    return creationTimeMs >= fromMs && creationTimeMs <= toMs && (query.status?.includes(status) ?? true);
  });
  const orderOf = ({ creationTime, sequence }: RecordingRecord) => [-Date.parse(creationTime), -sequence];
  const { records, paging } = pageOf(world, listName, kept, orderOf, query);
  const shown = records.map((recording) => ({
    ...showRecording(recording),
    ...showRecordedSession(world, originOf(world, recording).session),
  }));
  return { records: shown, paging };
}
