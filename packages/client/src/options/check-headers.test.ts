import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { errorThrownBy } from "../../test-support/error-of.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { checkHeaders } from "./check-headers.js";

describe("checkHeaders", () => {
  it.each([
    ["none", {}],
    ["an empty value", { "x-trace": "" }],
    ["every sign that names are made of", { "!#$%&'*+.^_`|~-aZ9": "a" }],
    ["plain text", { "x-trace": "a b\tc", "accept-language": "de-DE" }],
    ["Latin letters", { "x-name": "Zoë" }],
  ])("lets %s pass, as Headers does", (_, headers) => {
    expect(() => checkHeaders(headers)).not.toThrow();
    expect(() => new Headers(headers)).not.toThrow();
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
    expect(error.message).toBe(
      'rcwConfigGetInvitee: headers can\'t carry "Authorization"; expected no line breaks or special characters',
    );
    expect(error.parameterName).toBe("headers");
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain("s3cret");
  });

  it.each(["x trace", "", "x:trace", "x\ntrace", "größe"])("refuses the name %j, which isn't one", (name) => {
    expect(() => checkHeaders({ [name]: "a" })).toThrow(`headers can't carry ${JSON.stringify(name)}; expected no`);
  });
});
