import { expect, it } from "vitest";
import { eventFiltersOf } from "./event-filters.js";

it("gives the filter of each event once, narrowed where wanted", () => {
  const scope = { webinarId: "12", hostUserId: "a b" };
  expect(eventFiltersOf(["registrant.created", "registrant.deleted", "session.state"])).toEqual([
    "/webinar/registration/v1/company/sessions/registrants",
    "/webinar/runtime/v1/company/sessions/state",
  ]);
  expect(eventFiltersOf(["session.state"], scope)).toEqual([
    "/webinar/runtime/v1/company/sessions/state?webinarId=12&hostUserId=a+b",
  ]);
});

it("names the events that there are when one doesn't exist", () => {
  expect(() => eventFiltersOf(["toString" as never])).toThrow(/"toString" doesn't exist; there are session.created, /);
});
