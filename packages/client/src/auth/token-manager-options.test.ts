import { describe, expect, it } from "vitest";
import { errorThrownBy } from "../../test-support/error-of.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { createTokenManager } from "./create-token-manager.js";
import type { TokenManagerOptions } from "./token-manager-options.js";

describe("createTokenManager", () => {
  it.each<[string, Record<string, unknown>]>([
    ["clientId", { clientId: undefined }],
    ["clientId", { clientId: "" }],
    ["clientSecret", { clientSecret: "" }],
    ["clientSecret", { clientSecret: "with space" }],
    ["clientSecret", { clientSecret: 7 }],
    ["baseUrl", { baseUrl: "http://platform.ringcentral.com" }],
    ["baseUrl", { environment: "production" }],
    ["refreshAheadMs", { refreshAheadMs: -1 }],
    ["timeoutMs", { timeoutMs: Number.NaN }],
    ["maxWaitMs", { maxWaitMs: 2 ** 31 }],
  ])("refuses a wrong %s, and shows no secret", (parameterName, options) => {
    const all = { clientId: "app", ...options } as TokenManagerOptions;
    const error = errorThrownBy<InvalidRequestError>(() => createTokenManager(all));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.parameterName).toBe(parameterName);
    expect(error.message).not.toContain("with space");
  });
});
