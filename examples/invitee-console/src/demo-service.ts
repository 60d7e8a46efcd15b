import { createFakeWebinarApi, type FakeFetch, scenarios } from "@rcw/testing";
import { GUESTS } from "./guests.ts";

/** What the page needs to know of a service. */
export interface DemoService {
  readonly accessToken: string;
  readonly fetch: FakeFetch;
  readonly webinarId: string;
  readonly sessionId: string;
}

/**
 * RingCentral Webinar in this page: a town hall with 18 invitees. In the browser's console it is there as `fake`:
 * `fake.faults.add({ method: "PUT", status: 503 })` lets the next change of a role fail.
 *
 * @param latencyMs how long each answer takes, so that there is something to be optimistic about.
 */
export function startDemoService(latencyMs: number): DemoService {
  const { webinarId, sessionId, hostUserId } = scenarios["scheduled-town-hall"];
  const fake = createFakeWebinarApi({
    scenario: "scheduled-town-hall",
    accounts: [
      { users: [{ userId: hostUserId, firstName: "Ingrid", lastName: "Solberg", permissions: ["WebinarSettings"] }] },
    ],
    // Somebody who tries the page out makes more than ten calls a minute.
    rateLimits: false,
    clock: Date,
    now: "2026-09-01T08:00:00Z",
  });
  for (const guest of GUESTS) fake.addInvitee({ sessionId, ...guest });
  Object.assign(globalThis, { fake });
  const fetch: FakeFetch = async (input, init) => {
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    return await fake.fetch(input, init);
  };
  return { accessToken: fake.accessToken, fetch, webinarId, sessionId };
}
