import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { AbortError } from "./abort-error.js";
import { ConnectionError } from "./connection-error.js";
import { InvalidRequestError } from "./invalid-request-error.js";
import { RateLimitWaitError } from "./rate-limit-wait-error.js";
import { isRcwError, RcwError } from "./rcw-error.js";
import { ResponseFormatError } from "./response-format-error.js";
import { NotFoundError } from "./status-errors.js";
import { TimeoutError } from "./timeout-error.js";

const context = { operationId: "rcwConfigGetInvitee", attempts: 1 };
const request = { method: "GET", url: "https://host.example/" };

const ERRORS: [string, RcwError, string][] = [
  ["RcwError", new RcwError("what happened", context), "what happened"],
  ["AbortError", new AbortError(context), "the caller's signal aborted the call"],
  ["ConnectionError", new ConnectionError("the request got no answer", context), "the request got no answer"],
  ["InvalidRequestError", new InvalidRequestError("webinarId is empty", context), "webinarId is empty"],
  [
    "ResponseFormatError",
    new ResponseFormatError("nothing", { ...context, status: 200, contentType: undefined, expected: "JSON" }),
    "200 with no content type: expected JSON, found nothing",
  ],
  [
    "NotFoundError",
    new NotFoundError({ ...context, status: 404, errors: [{ errorCode: "CMN-102", message: "Unknown" }], request }),
    "404 CMN-102 Unknown. Check the ids and permissions.",
  ],
  [
    "RateLimitWaitError",
    new RateLimitWaitError("maxWaitMs is 1000", { ...context, group: "Heavy", waitMs: 59_001 }),
    "the turn in group Heavy would come in 60 s, but maxWaitMs is 1000",
  ],
  ["TimeoutError", new TimeoutError(500, context), "no complete answer within 500 ms (timeoutMs)"],
];

describe("errors", () => {
  it.each(ERRORS)("%s is an Error with its name, and says which operation failed", (name, error, message) => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(RcwError);
    expect(isRcwError(error)).toBe(true);
    expect(error.name).toBe(name);
    expect(error.message).toBe(`rcwConfigGetInvitee: ${message}`);
    expect(String(error)).toBe(`${name}: rcwConfigGetInvitee: ${message}`);
    expect(inspect(error)).toContain(`${name}: rcwConfigGetInvitee: ${message}`);
    expect(error).toMatchObject(context);
  });

  it("say nothing of an operation when there was none", () => {
    const error = new RcwError("what happened");
    expect(error.message).toBe("what happened");
    expect([error.operationId, error.attempts]).toEqual([undefined, 0]);
  });

  it("have a cause only when there is one", () => {
    const cause = new Error("ECONNRESET");
    expect(new ConnectionError("broke off", { cause }).cause).toBe(cause);
    expect("cause" in new ConnectionError("broke off")).toBe(false);
  });

  it("keep what they are made of in JSON, for logs", () => {
    const error = new NotFoundError({ ...context, status: 404, errors: [{ errorCode: "CMN-102" }], request });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: "NotFoundError",
      status: 404,
      errorCode: "CMN-102",
    });
  });
});

describe("isRcwError", () => {
  it("recognises an error of another copy of the package, which instanceof doesn't", async () => {
    vi.resetModules();
    const copy = await import("./timeout-error.js");
    const foreign = new copy.TimeoutError(500);
    expect(foreign).not.toBeInstanceOf(RcwError);
    expect(isRcwError(foreign)).toBe(true);
  });

  it.each([
    ["an Error", new Error("x")],
    ["an Error with the same name", Object.assign(new Error("x"), { name: "RcwError", operationId: "a", attempts: 1 })],
    ["an object that only looks like one", { name: "RcwError", message: "x" }],
    ["null", null],
    ["undefined", undefined],
    ["text", "RcwError"],
  ])("doesn't take %s for one", (_, value) => {
    expect(isRcwError(value)).toBe(false);
  });

  it("doesn't show its mark in logs", () => {
    expect(inspect(new RcwError("x"))).not.toContain("Symbol");
  });
});
