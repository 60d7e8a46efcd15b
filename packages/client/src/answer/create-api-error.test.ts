import { describe, expect, it } from "vitest";
import { createAnswer, createCall } from "../../test-support/create-call.js";
import { ApiError } from "../errors/api-error.js";
import { RcwError } from "../errors/rcw-error.js";
import {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
} from "../errors/status-errors.js";
import { createApiError } from "./create-api-error.js";

const nowMs = Date.parse("2026-03-04T05:06:07Z");
const jsonError = '{"errors":[{"errorCode":"CMN-102","message":"Resource not found","parameterName":"webinarId"}]}';

function createError(body: string, init: ResponseInit = { status: 404 }): ApiError {
  return createApiError(createAnswer(body, init), nowMs);
}

/** Status, its class, and what its message advises. */
const CLASS_OF_STATUS: [number, typeof ApiError, string][] = [
  [400, BadRequestError, "Correct the request."],
  [401, AuthenticationError, "Get a new access token."],
  [403, PermissionDeniedError, "Check the permissions of app and user, and the record's state."],
  [404, NotFoundError, "Check the ids and permissions."],
  [409, ConflictError, "It exists already."],
  [429, RateLimitError, "Call less often."],
  [500, ServerError, "Try again later."],
  [502, ServerError, "Try again later."],
  [503, ServerError, "Try again later."],
  [504, ServerError, "Try again later."],
  [599, ServerError, "Try again later."],
  [301, ApiError, ""],
  [402, ApiError, ""],
  [408, ApiError, ""],
  [418, ApiError, ""],
  [422, ApiError, ""],
];

describe("createApiError", () => {
  it.each(CLASS_OF_STATUS)("makes of status %i the class of that status", (status, expected) => {
    const error = createError(jsonError, { status });
    expect(error.constructor).toBe(expected);
    expect(error.name).toBe(expected.name);
    for (const ancestor of [ApiError, RcwError, Error]) expect(error).toBeInstanceOf(ancestor);
    expect(error).toMatchObject({
      status,
      errorCode: "CMN-102",
      parameterName: "webinarId",
      operationId: "rcwConfigGetInvitee",
      attempts: 1,
    });
  });

  it.each(CLASS_OF_STATUS)(
    "makes of status %i an error too when the body is empty or HTML",
    (status, expected, advice) => {
      for (const body of ["", "<html><body>Bad gateway</body></html>"]) {
        const error = createError(body, { status });
        expect(error.constructor).toBe(expected);
        expect(error.errors).toEqual([]);
        expect([error.errorCode, error.parameterName]).toEqual([undefined, undefined]);
        expect(error.message).toBe(
          `rcwConfigGetInvitee: ${status} ${status < 400 ? "a redirect, which isn't followed" : "without an error message"}.${advice && ` ${advice}`}`,
        );
      }
    },
  );

  it("says in its message what happened, where, and how to ask support about it", () => {
    const error = createError(jsonError, { status: 404, headers: { RCRequestId: "f00-ba4" } });
    expect(error.message).toBe(
      "rcwConfigGetInvitee: 404 CMN-102 Resource not found (parameter webinarId) [request id f00-ba4]. Check the ids and permissions.",
    );
    expect(error.requestId).toBe("f00-ba4");
  });

  it("knows the request, but neither its headers nor its body", () => {
    expect(createError("").request).toEqual({
      method: "GET",
      url: "https://platform.ringcentral.com/webinar/configuration/v1/webinars/1",
    });
  });

  it("reads the rate limit", () => {
    const headers = {
      "X-Rate-Limit-Group": "Heavy",
      "X-Rate-Limit-Limit": "10",
      "X-Rate-Limit-Remaining": "0",
      "X-Rate-Limit-Window": "60",
    };
    const expected = { group: "Heavy", limit: 10, remaining: 0, windowSeconds: 60 };
    expect(createError("", { status: 429, headers }).rateLimit).toEqual(expected);
    expect(createError("", { status: 429 }).rateLimit).toBeUndefined();
  });

  it.each([
    ["seconds", { "Retry-After": "42" }, 42_000],
    ["a date", { "Retry-After": "Wed, 04 Mar 2026 05:06:17 GMT" }, 10_000],
    ["nothing", {}, undefined],
  ])("says how long a 429 asks to wait, given as %s", (_, headers, expected) => {
    const error = createError("", { status: 429, headers }) as RateLimitError;
    expect(error.retryAfterMs).toBe(expected);
  });

  it.each<[string, unknown, unknown[]]>([
    ["several causes", { errors: [{ errorCode: "A" }, { errorCode: "B" }] }, [{ errorCode: "A" }, { errorCode: "B" }]],
    ["the older form", { errorCode: "CMN-101", message: "Bad" }, [{ errorCode: "CMN-101", message: "Bad" }]],
    ["both forms", { errorCode: "X", message: "old", errors: [{ errorCode: "A" }] }, [{ errorCode: "A" }]],
    ["the older form and no causes", { errorCode: "CMN-101", errors: [] }, [{ errorCode: "CMN-101" }]],
    ["no causes", { errors: [] }, []],
    ["causes that are not a list", { errors: "none" }, []],
    ["causes that are not objects", { errors: ["no", null, 7, [1]] }, []],
    ["an empty cause", { errors: [{}] }, []],
    ["an object without properties", {}, []],
    [
      "further properties",
      { errors: [{ errorCode: "CMN-101", parameterValue: 12, nested: { deep: [1] } }] },
      [{ errorCode: "CMN-101", parameterValue: 12, nested: { deep: [1] } }],
    ],
    [
      "fields that are not text",
      { errors: [{ errorCode: 101, message: null, parameterName: ["a"], extra: 1 }] },
      [{ extra: 1 }],
    ],
    ["a list", [{ errorCode: "A" }], []],
    ["text", "CMN-101", []],
    ["null", null, []],
  ])("reads %s", (_, body, expected) => {
    expect(createError(JSON.stringify(body)).errors).toEqual(expected);
  });

  it("takes code and parameter from the first cause", () => {
    const error = createError(
      '{"errors":[{"errorCode":"A","parameterName":"a"},{"errorCode":"B","parameterName":"b"}]}',
    );
    expect([error.errorCode, error.parameterName]).toEqual(["A", "a"]);
  });

  it("names no operation for a raw call to a path that the description doesn't have", () => {
    const call = createCall({ operation: { httpMethod: "GET", path: "/webinar/new/v1/things", parameters: [] } });
    const error = createApiError(createAnswer("", { status: 404 }, call), nowMs);
    expect(error.operationId).toBeUndefined();
    expect(error.message).toBe("404 without an error message. Check the ids and permissions.");
  });

  it("says in its message how often the request was sent, when that was more than once", () => {
    const error = createApiError(createAnswer("", { status: 503 }, createCall({ attempt: 4 })), nowMs);
    expect(error.attempts).toBe(4);
    expect(error.message).toBe("rcwConfigGetInvitee: 503 without an error message [4 attempts]. Try again later.");
  });
});
