import { createFakeWebinarApi } from "@rcw/testing";
import { type FakeServer, startFakeServer } from "@rcw/testing/server";
import type { ScenarioOptions, ScenarioResult } from "./scenario.js";

/** A fake service over HTTP with the session of the scenario, and how to reach it. */
export async function startScenarioServer(): Promise<{ server: FakeServer; options: ScenarioOptions }> {
  const fake = createFakeWebinarApi({ rateLimits: false });
  fake.addWebinar({ id: "8730911" });
  fake.addSession({ webinarId: "8730911", id: "4410277" });
  const server = await startFakeServer({ fake });
  const session = { webinarId: "8730911", sessionId: "4410277" };
  return { server, options: { baseUrl: server.url, accessToken: fake.accessToken, ...session } };
}

/** What every runtime has to see. */
export const EXPECTED_RESULT: ScenarioResult = {
  roles: ["Host", "Panelist"],
  got: "mei.lin@example.com",
  updated: "CoHost",
  deleted: "undefined",
  refused: { name: "NotFoundError", status: 404, errorCode: "CMN-102", isRcwError: true },
  aborted: { name: "AbortError", isRcwError: true },
  violations: [{ path: "role", message: 'is "Cohost"; expected one of "Panelist", "CoHost", "Host", "Attendee"' }],
};

/** What the service has to see; the aborted call may have reached it or not. */
export const EXPECTED_METHODS = ["PATCH", "GET", "GET", "PUT", "DELETE", "GET"];
