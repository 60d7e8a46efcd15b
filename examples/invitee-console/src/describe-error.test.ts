import { createWebinarClient, RateLimitWaitError } from "@rcw/client";
import { createFakeWebinarApi, type Fault, scenarios } from "@rcw/testing";
import { expect, it } from "vitest";
import { describeError, describeRefusal } from "./describe-error.ts";

const { webinarId, sessionId, hostInviteeId } = scenarios["scheduled-town-hall"];
const mei = { id: hostInviteeId, role: "Panelist", firstName: "Mei", lastName: "Lin" } as const;

/** The error of a removal that fails as the fault says; of the host if there is none. */
async function errorOf(fault?: Fault): Promise<unknown> {
  const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall" });
  if (fault) fake.faults.add({ ...fault, method: "DELETE" });
  const rcw = createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch });
  return rcw.invitees.delete({ webinarId, sessionId, inviteeId: hostInviteeId }).catch((error: unknown) => error);
}

it("says what didn't happen, why, and what support will ask for", async () => {
  expect(describeRefusal({ kind: "remove", invitee: mei }, await errorOf())).toEqual({
    title: "Mei Lin wasn't removed",
    reason: "The invitee [5520101] is the host's record, which can't be changed or deleted",
    details: "403 · CMN-408 · request fake-1-000001",
  });
});

it.each([
  [{ status: 409 }, "Somebody with this email address is invited already."],
  [{ status: 404 }, "Somebody else has removed this in the meantime. The list is read anew."],
  [{ status: 401 }, "Your login has ended. Log in again."],
  [{ status: 418, body: null }, "The service answered 418."],
  [{ status: 400, message: "Too long" }, "Too long"],
])("says in words what %j means", async (fault, expected) => {
  expect(describeError(await errorOf(fault)).reason).toBe(expected);
});

it("says how long to wait where the client wouldn't", async () => {
  const expected = "RingCentral takes no more calls for now. Try again in 600 s.";
  // Longer than the client waits by itself: it gives the answer to its caller.
  expect(describeError(await errorOf({ status: 429, retryAfter: 600 })).reason).toBe(expected);
  const noTurn = new RateLimitWaitError("maxWaitMs is 1000", { group: "Heavy", waitMs: 599_001 });
  expect(describeError(noTurn).reason).toBe(expected);
});

it("says something about what isn't an error of the client", () => {
  expect(describeError(new Error("Out of memory"))).toEqual({ reason: "Out of memory", details: "" });
  expect(describeError("a text")).toEqual({ reason: "a text", details: "" });
});
