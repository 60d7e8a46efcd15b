import { describe, expect, it } from "vitest";
import { createAnswer, createCall, recordCalls } from "../../test-support/create-call.js";
import { errorOf } from "../../test-support/error-of.js";
import { createTestClock } from "../../test-support/test-clock.js";
import { NotFoundError, type RateLimitError } from "../errors/status-errors.js";
import { raiseErrors } from "./raise-errors.js";

describe("raiseErrors", () => {
  const stage = raiseErrors(createTestClock(Date.parse("2026-03-04T05:06:07Z")));

  it.each([200, 201, 204])("lets status %i pass", async (status) => {
    const answer = createAnswer("", { status });
    expect(await stage(createCall(), async () => answer)).toBe(answer);
  });

  it("lets an error status pass that means success all the same", async () => {
    const answer = { ...createAnswer("", { status: 404 }), isDone: true };
    expect(await stage(createCall(), async () => answer)).toBe(answer);
  });

  it("lets an error status of a raw call pass, which answers with it", async () => {
    const answer = createAnswer("", { status: 404 });
    expect(await stage({ ...createCall(), isRaw: true }, async () => answer)).toBe(answer);
  });

  it("turns an error status into its error", async () => {
    const error = await errorOf(stage(createCall(), recordCalls(createAnswer("", { status: 404 })).next));
    expect(error).toBeInstanceOf(NotFoundError);
  });

  it("counts a date in Retry-After from the time of its clock", async () => {
    const answer = createAnswer("", { status: 429, headers: { "retry-after": "Wed, 04 Mar 2026 05:07:07 GMT" } });
    const error = await errorOf<RateLimitError>(stage(createCall(), recordCalls(answer).next));
    expect(error.retryAfterMs).toBe(60_000);
  });
});
