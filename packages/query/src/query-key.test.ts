import { expect, it } from "vitest";
import { isTouched } from "./query-key.js";

it.each([
  ["the list of the session", ["rcw", "invitees", { webinarId: "1", sessionId: "2" }, "list"], true],
  ["the invitee", ["rcw", "invitees", { webinarId: "1", sessionId: "2", inviteeId: "3" }, "get"], true],
  ["another invitee", ["rcw", "invitees", { webinarId: "1", sessionId: "2", inviteeId: "4" }, "get"], false],
  ["the list of another session", ["rcw", "invitees", { webinarId: "1", sessionId: "9" }, "list"], false],
  ["another service", ["rcw", "sessions", { webinarId: "1", sessionId: "2" }, "get"], false],
  ["a query of the app's own", ["app", "invitees"], false],
])("a change of an invitee touches %s: %j %s", (_what, key, touched) => {
  expect(isTouched(key, ["invitees"], { webinarId: "1", sessionId: "2", inviteeId: "3" })).toBe(touched);
});
