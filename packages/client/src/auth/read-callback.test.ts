import { describe, expect, it } from "vitest";
import { errorThrownBy } from "../../test-support/error-of.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { readCode } from "./read-callback.js";
import { TokenError } from "./token-error.js";

const callback = (query: string) => `https://app.example.com/callback?${query}`;

describe("readCode", () => {
  it("reads the code of a callback with the same state", () => {
    expect(readCode({ callbackUrl: callback("code=a%2Bb&state=s-1"), state: "s-1" })).toBe("a+b");
    expect(readCode({ callbackUrl: new URL(callback("state=s-1&code=c")), state: "s-1" })).toBe("c");
  });

  it("takes the code that an app has read itself", () => {
    expect(readCode({ code: "c" })).toBe("c");
  });

  it.each([
    ["another state", "code=code-1&state=state-2", "state-1"],
    ["no state", "code=code-1", "state-1"],
    ["an error with another state", "error=access_denied&state=state-2", "state-1"],
    ["no state on either side", "code=code-1&state=", ""],
    ["two states", "code=code-1&state=state-2&state=state-1", "state-1"],
  ])("refuses %s, and shows neither", (_, query, state) => {
    const error = errorThrownBy<InvalidRequestError>(() => readCode({ callbackUrl: callback(query), state }));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.parameterName).toBe("state");
    expect(error.message).not.toMatch(/state-|code-/);
  });

  it.each<[string, object, string]>([
    [
      "a code beside a callback with another state, which an attacker may have put there",
      { code: "code-1", callbackUrl: callback("code=code-1&state=state-2"), state: "state-1" },
      "code and callbackUrl are both given",
    ],
    [
      "a code beside a callback with the same state",
      { code: "code-1", callbackUrl: callback("code=code-1&state=state-1"), state: "state-1" },
      "code and callbackUrl are both given",
    ],
    ["a state that there is nothing to compare with", { code: "code-1", state: "state-1" }, "state is given without"],
    ["an empty code", { code: "" }, "callbackUrl is missing"],
    ["nothing", {}, "callbackUrl is missing"],
  ])("refuses %s, and shows neither", (_, login, problem) => {
    const error = errorThrownBy<InvalidRequestError>(() => readCode(login as never));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toContain(problem);
    expect(error.message).not.toMatch(/state-|code-/);
  });

  it("compares the state also where a code is there but undefined", () => {
    const login = { code: undefined, callbackUrl: callback("code=c&state=other"), state: "s" };
    expect(errorThrownBy(() => readCode(login as never))).toMatchObject({ parameterName: "state" });
  });

  it("says why a login gave no code", () => {
    const callbackUrl = callback("error=access_denied&error_description=secret&state=s");
    const error = errorThrownBy<TokenError>(() => readCode({ callbackUrl, state: "s" }));
    expect(error).toBeInstanceOf(TokenError);
    expect(error).toMatchObject({ errorCode: "access_denied", needsLogin: true });
    expect(error.message).toBe("the login gave no code: access_denied; begin again with createAuthorizationUrl()");
  });

  it("says so when there is neither a code nor a reason that can be shown", () => {
    const error = errorThrownBy<TokenError>(() =>
      readCode({ callbackUrl: callback("state=s&error=%3Cb>"), state: "s" }),
    );
    expect(error.errorCode).toBeUndefined();
  });
});
