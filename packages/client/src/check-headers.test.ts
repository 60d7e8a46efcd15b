import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { errorThrownBy } from "../test-support/error-of.js";
import { checkHeaders } from "./check-headers.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";

describe("checkHeaders", () => {
  it.each([
    ["none", undefined],
    ["plain text", { "x-trace": "a b\tc", "accept-language": "de-DE" }],
    ["Latin letters", { "x-name": "Zoë" }],
    ["a removed header", { accept: null, "x-trace": undefined }],
    ["several values", { "x-trace": ["a", "b"] }],
    ["checked headers", new Headers({ "x-trace": "a" })],
  ])("lets %s pass", (_, headers) => {
    expect(() => checkHeaders(headers)).not.toThrow();
  });

  it.each([
    ["a line break", "Bearer s3cret\ns3cret"],
    ["letters beyond Latin-1", "Bearer s3cret€"],
    ["a null character", "Bearer s3cret\0"],
  ])("refuses %s in a value without showing the value", (_, value) => {
    const error = errorThrownBy<InvalidRequestError>(() =>
      checkHeaders({ Authorization: value }, "rcwConfigGetInvitee"),
    );
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toContain('rcwConfigGetInvitee: header "Authorization" can\'t be sent');
    expect(error.parameterName).toBe("headers");
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain("s3cret");
  });

  it("refuses a name that isn't one", () => {
    expect(() => checkHeaders({ "x trace": "a" })).toThrow('header "x trace" can\'t be sent');
  });
});
