import { expect, it } from "vitest";
import { EVENT_PATHS, readEventFilter } from "./event-filters.js";

it.each([
  [EVENT_PATHS.sessions, { kind: "sessions" }],
  [`${EVENT_PATHS.runtimeState}?webinarId=1`, { kind: "runtimeState", webinarId: "1" }],
  [`${EVENT_PATHS.registrationState}?hostUserId=2`, { kind: "registrationState", hostUserId: "2" }],
  [
    `${EVENT_PATHS.registrants}?hostUserId=2&webinarId=a%20b`,
    { kind: "registrants", hostUserId: "2", webinarId: "a b" },
  ],
  [`${EVENT_PATHS.sessions}/`, undefined],
  [`${EVENT_PATHS.sessions}?webinarId=`, undefined],
  [`${EVENT_PATHS.sessions}?webinarId=1&webinarId=2`, undefined],
  [`${EVENT_PATHS.sessions}?webinarId=1?hostUserId=2`, undefined],
  [`${EVENT_PATHS.sessions}?sessionId=1`, undefined],
  [`https://platform.ringcentral.com${EVENT_PATHS.sessions}`, undefined],
  ["toString", undefined],
  ["", undefined],
])("reads the filter %j as %j", (text, filter) => {
  expect(readEventFilter(text)).toEqual(filter);
});
