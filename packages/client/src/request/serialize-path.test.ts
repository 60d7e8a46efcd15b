import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operationOf } from "../../test-support/create-call.js";
import { errorThrownBy } from "../../test-support/error-of.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { serializePath } from "./serialize-path.js";

const template = "/webinars/{webinarId}/sessions/{sessionId}";

function serialize(path: string, values: Record<string, unknown>): string {
  return serializePath({ ...operationOf("rcwConfigGetInvitee"), path }, values);
}

const anyId = fc
  .oneof(
    fc.string({ unit: "binary", minLength: 1 }),
    fc.string({
      unit: fc.constantFrom("/", ".", "%", "2", "e", "E", "F", "?", "#", "\\", " ", "{", "}"),
      minLength: 1,
    }),
  )
  .filter((id) => id !== "." && id !== "..");

describe("serializePath", () => {
  it("keeps any id as exactly one segment of the path, from which it can be read back", () => {
    fc.assert(
      fc.property(anyId, anyId, (webinarId, sessionId) => {
        // What counts is the URL after the platform has parsed it.
        const { pathname, search, hash, host } = new URL(
          `https://host.example${serialize(template, { webinarId, sessionId })}`,
        );
        const segments = pathname.split("/").map(decodeURIComponent);
        expect(segments).toEqual(["", "webinars", webinarId, "sessions", sessionId]);
        expect([host, search, hash]).toEqual(["host.example", "", ""]);
      }),
      {
        examples: [
          ["a b", "ü/?#%2F&+"],
          ["%2e%2e", "%2E"],
          ["...", "..%2f"],
          ["{sessionId}", "$&"],
        ],
      },
    );
  });

  it.each([
    ["spaces", "id with spaces", "id%20with%20spaces"],
    ["a slash", "a/b", "a%2Fb"],
    ["a number", 9100557821, "9100557821"],
    ["a placeholder", "{sessionId}", "%7BsessionId%7D"],
    ["a replacement pattern", "$&", "%24%26"],
  ])("encodes an id with %s", (_, webinarId, expected) => {
    expect(serialize("/webinars/{webinarId}", { webinarId })).toBe(`/webinars/${expected}`);
  });

  it.each([
    ["missing", undefined, "missing"],
    ["null", null, "null"],
    ["empty", "", '"", which would lead to another path'],
    ["a dot", ".", '".", which would lead to another path'],
    ["two dots", "..", '"..", which would lead to another path'],
    ["half of a surrogate pair", "\ud800", "not well-formed text"],
    ["an object", { id: "1" }, "object"],
    ["a list", ["1"], "object"],
    ["a boolean", true, "boolean"],
    ["a Date", new Date(0), "a Date, which travels as its toISOString()"],
  ])("refuses a value that is %s", (_, webinarId, problem) => {
    const error = errorThrownBy<InvalidRequestError>(() => serialize("/webinars/{webinarId}", { webinarId }));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toBe(`rcwConfigGetInvitee: path parameter webinarId is ${problem}; expected an id`);
    expect(error.parameterName).toBe("webinarId");
    expect(error.operationId).toBe("rcwConfigGetInvitee");
  });

  it("leaves a path without parameters alone", () => {
    expect(serialize("/webinar/configuration/v1/sessions", {})).toBe("/webinar/configuration/v1/sessions");
  });
});
