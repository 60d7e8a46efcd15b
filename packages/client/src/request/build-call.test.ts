import { describe, expect, it } from "vitest";
import { operationOf } from "../../test-support/create-call.js";
import { errorThrownBy } from "../../test-support/error-of.js";
import type { SplitArguments } from "../arguments/split-arguments.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { Operation } from "../operations/operation.js";
import type { BodyValidator } from "../options/body-validator.js";
import { buildCall } from "./build-call.js";

describe("buildCall", () => {
  const update = operationOf("rcwConfigUpdateInvitee");
  const base = { baseUrl: "https://host.example/rc", headers: { "x-trace": "client" }, validateBody: undefined };
  const path = { webinarId: "1", sessionId: "2", inviteeId: "3" };
  const given = (changes: Partial<SplitArguments> = {}): SplitArguments => ({
    path,
    query: {},
    header: {},
    body: { role: "CoHost" },
    ...changes,
  });

  it("gives the first attempt at a call, with all that a pipeline needs", () => {
    const { signal } = new AbortController();
    const options = { signal, timeoutMs: 50 };
    expect(buildCall(base, update, given(), options, false)).toEqual({
      operation: update,
      url: "https://host.example/rc/webinar/configuration/v1/webinars/1/sessions/2/invitees/3",
      headers: { "x-trace": "client", "content-type": "application/json" },
      body: '{"role":"CoHost"}',
      attempt: 1,
      options,
      signal,
      progress: { isSent: false },
      readsBody: true,
      isRaw: false,
    });
    expect(buildCall(base, update, given(), {}, true)).toMatchObject({ isRaw: true, signal: undefined });
  });

  it("lets a call's header go before that of a parameter, and that before the client's, whatever their case", () => {
    const header = { "X-Trace": "parameter", "If-Match": 7, "x-gap": null };
    expect(buildCall(base, update, given({ header }), {}, true).headers).toEqual({
      "x-trace": "parameter",
      "if-match": "7",
      "content-type": "application/json",
    });
    const options = { headers: { "X-TRACE": "call", "Content-Type": "application/json;v=2" } };
    expect(buildCall(base, update, given({ header }), options, true).headers).toEqual({
      "x-trace": "call",
      "if-match": "7",
      "content-type": "application/json;v=2",
    });
  });

  it("writes no question mark without a query, and no content type without a body", () => {
    const call = buildCall(base, operationOf("rcwConfigGetInvitee"), given({ body: undefined }), {}, true);
    expect(call.url).not.toContain("?");
    expect(call.headers).toEqual({ "x-trace": "client" });
    expect(call.body).toBeUndefined();
  });

  const withBody = (mediaType: string, format: string) =>
    ({ ...update, body: { mediaType, format, required: true } }) as Operation;

  it.each<[string, Operation, unknown, string | undefined]>([
    ["text as it is", withBody("text/csv", "text"), "a,b", "text/csv"],
    ["bytes as they are", withBody("application/pdf", "binary"), Uint8Array.of(1, 2), "application/pdf"],
    ["form data, which names its own type", withBody("multipart/form-data", "multipart"), new FormData(), undefined],
    ["form data of a raw call", { ...update, operationId: "raw" }, new FormData(), undefined],
  ])("sends %s", (_, operation, body, contentType) => {
    const call = buildCall(base, operation, given({ body }), {}, true);
    expect(call.body).toBe(body);
    expect(call.headers["content-type"]).toBe(contentType);
  });

  it("sends a form as URLSearchParams, which names its own type", () => {
    const operation = withBody("application/x-www-form-urlencoded", "form");
    const { body, headers } = buildCall(base, operation, given({ body: { a: "x y", b: "ä&" } }), {}, true);
    expect(String(body)).toBe("a=x+y&b=%C3%A4%26");
    expect(headers).not.toHaveProperty("content-type");
  });

  it("sends nothing for a form that is left out", () => {
    const operation = withBody("application/x-www-form-urlencoded", "form");
    expect(buildCall(base, operation, given({ body: undefined }), {}, true).body).toBeUndefined();
  });

  const circular: Record<string, unknown> = {};
  circular.self = circular;

  it.each<[string, unknown]>([
    ["is circular", circular],
    ["has a BigInt", { expiresIn: 1n }],
  ])("refuses a body that %s", (_, body) => {
    const error = errorThrownBy<InvalidRequestError>(() => buildCall(base, update, given({ body }), {}, true));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toBe("rcwConfigUpdateInvitee: body is circular or has a BigInt; expected JSON");
    expect(error.parameterName).toBe("body");
  });

  describe("with a body validator", () => {
    const asked: unknown[] = [];
    const refusing = (...violations: ReturnType<BodyValidator>) => ({
      ...base,
      validateBody: (...question: Parameters<BodyValidator>) => {
        asked.push(question);
        return violations;
      },
    });

    it("asks it about the body of the operation, and lets a right one pass", () => {
      asked.length = 0;
      expect(buildCall(refusing(), update, given(), {}, true).body).toBe('{"role":"CoHost"}');
      expect(asked).toEqual([["rcwConfigUpdateInvitee", { role: "CoHost" }]]);
    });

    it("refuses a wrong one with everything that is wrong", () => {
      const wrong = refusing({ path: "role", message: "is a" }, { path: "firstName", message: "is b" });
      const error = errorThrownBy<InvalidRequestError>(() => buildCall(wrong, update, given(), {}, true));
      expect(error).toBeInstanceOf(InvalidRequestError);
      expect(error.message).toBe("rcwConfigUpdateInvitee: invalid body: role is a; firstName is b");
      expect(error).toMatchObject({ parameterName: "role", attempts: 0 });
    });

    it("names the body itself where that is wrong", () => {
      const wrong = refusing({ path: "", message: "is text" });
      expect(errorThrownBy(() => buildCall(wrong, update, given(), {}, true))).toMatchObject({ parameterName: "body" });
    });

    it("doesn't ask it about a path that the API description doesn't have", () => {
      const raw = { httpMethod: "POST", path: "/webinar/new/v1/things", parameters: [] };
      expect(() => buildCall(refusing({ path: "a", message: "b" }), raw, given(), {}, false)).not.toThrow();
    });
  });
});
