import { describe, expect, it } from "vitest";
import { createTestClient } from "../../test-support/create-test-client.js";
import { errorOf } from "../../test-support/error-of.js";
import { ignoresEverything, jsonResponse } from "../../test-support/fake-fetch.js";
import { TimeoutError } from "../errors/timeout-error.js";

const ids = { webinarId: "1", sessionId: "2", inviteeId: "3" };

describe("deadlineMs", () => {
  it("ends a call whose attempts get no answer, with its waits and repeats, and leaves nothing behind", async () => {
    const { rcw, clock, sent } = createTestClient(ignoresEverything, {
      ...{ retry: {}, timeoutMs: 1000, deadlineMs: 2500 },
      random: () => 0.5,
    });
    const outcome = errorOf(rcw.invitees.get(ids));
    await clock.pass(2499);
    expect(sent.length).toBeGreaterThan(0);
    await clock.pass(1);
    const error = await outcome;
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.message).toBe("rcwConfigGetInvitee: no complete answer within 2500 ms (deadlineMs)");
    expect(error).toMatchObject({ timeoutMs: 2500 });
    expect(clock.pendingTimers()).toBe(0);
  });

  it("hands over the failure at once when the next wait is longer than what is left", async () => {
    const { rcw, clock, sent } = createTestClient(
      () => new Response(null, { status: 503, headers: { "retry-after": "10" } }),
      { retry: {}, deadlineMs: 60_000 },
    );
    const error = await errorOf(rcw.invitees.get(ids, { deadlineMs: 5000 }));
    expect(error).toMatchObject({ name: "ServerError", status: 503, attempts: 1 });
    expect(sent).toHaveLength(1);
    expect(clock.pendingTimers()).toBe(0);
  });

  it("is no matter of a call that is answered, and passes on the caller's abort", async () => {
    const { rcw, clock } = createTestClient(() => jsonResponse({ id: "3" }), { deadlineMs: 100 });
    expect(await rcw.invitees.get(ids)).toEqual({ id: "3" });
    expect(clock.pendingTimers()).toBe(0);
    const silent = createTestClient(ignoresEverything, { deadlineMs: 100 });
    const controller = new AbortController();
    const outcome = errorOf(silent.rcw.invitees.get(ids, { signal: controller.signal }));
    controller.abort(new Error("left"));
    expect(await outcome).toMatchObject({ name: "AbortError", cause: { message: "left" } });
  });
});
