import type { Handler } from "../../engine/handler.js";
import { pageOf, type SortKey } from "../paging.js";
import { openRegistration } from "../registration/open-registration.js";
import { attendanceOf, showRegistrant } from "./show-registrant.js";

/** By ascending id, and forward only: the pages have no token of the page before. */
export const listRegistrants: Handler<"rcwRegListRegistrants"> = (call) => {
  const { world, query } = call;
  const { session } = openRegistration(call);
  const { includeQuestionnaire = false } = query;
  const listName = `registrants of ${session.id}`;
  const { records, paging } = pageOf(world, listName, session.registrants, ({ id }) => orderOfId(id), query);
  const { previousPageToken: _previousPageToken, ...forward } = paging;
  const attendance = attendanceOf(world, session);
  const shown = records.map((registrant) => showRegistrant(session, registrant, attendance, includeQuestionnaire));
  return { status: 200, body: { records: shown, paging: forward } };
};

/** Numbers by their value, before ids that aren't numbers. */
function orderOfId(id: string): SortKey {
  return [/^\d+$/.test(id) ? Number(id) : Number.MAX_VALUE, id];
}
