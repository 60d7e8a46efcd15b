import { describe, expect, it } from "vitest";
import { createAnswer, createCall, operationOf } from "../../test-support/create-call.js";
import { errorThrownBy } from "../../test-support/error-of.js";
import { ResponseFormatError } from "../errors/response-format-error.js";
import { parseBody } from "./parse-body.js";

const readsJson = createCall({ operation: operationOf("rcwConfigGetInvitee") });
const readsNothing = createCall({ operation: operationOf("rcwConfigDeleteInvitee") });

describe("parseBody", () => {
  it("gives the value of JSON, with properties and enum values that the description doesn't have", () => {
    const value = { id: "1", role: "Moderator", newProperty: [null, { deep: true }] };
    expect(parseBody(createAnswer(JSON.stringify(value), {}, readsJson))).toEqual(value);
  });

  it.each([
    ["204 without a body", 204, ""],
    ["200 with JSON", 200, '{"id":"1"}'],
    ["200 with HTML", 200, "<html></html>"],
    ["200 with nothing", 200, ""],
  ])("gives undefined for an operation that declares no body: %s", (_, status, body) => {
    expect(parseBody(createAnswer(body, { status }, readsNothing))).toBeUndefined();
  });

  it("gives undefined where an error status means that nothing is left to do", () => {
    const answer = createAnswer('{"errors":[]}', { status: 404 }, readsJson);
    expect(parseBody({ ...answer, isDone: true })).toBeUndefined();
  });

  it("gives a body as it is where the operation declares something else than JSON", () => {
    const operation = { ...readsJson.operation, answer: "text" } as const;
    expect(parseBody(createAnswer("a,b\n1,2", {}, createCall({ operation })))).toBe("a,b\n1,2");
    const blob = new Blob(["x"]);
    const binary = { ...readsJson.operation, answer: "binary" } as const;
    expect(parseBody(createAnswer(blob, {}, createCall({ operation: binary })))).toBe(blob);
  });

  it.each([
    ["HTML of a gateway", "<html>s3cret</html>", "19 other characters"],
    ["JSON that is cut off", '{"password":"s3cret', "19 other characters"],
    ["nothing", "", "nothing"],
    ["blanks", "  ", "2 other characters"],
  ])("refuses %s in place of JSON, without quoting it", (_, body, found) => {
    const answer = createAnswer(body, { status: 200, headers: { "content-type": "text/html" } }, readsJson);
    const error = errorThrownBy<ResponseFormatError>(() => parseBody(answer));
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error.message).toBe(`rcwConfigGetInvitee: 200 with text/html: expected JSON, found ${found}`);
    expect(error).toMatchObject({ status: 200, contentType: "text/html", attempts: 1 });
    expect(error.cause).toBeUndefined();
  });

  it("refuses 204 where a value is declared, since the method's type promises one", () => {
    const error = errorThrownBy<ResponseFormatError>(() => parseBody(createAnswer("", { status: 204 }, readsJson)));
    expect(error.message).toContain("204 with no content type: expected JSON, found nothing");
    expect(error.contentType).toBeUndefined();
  });
});
