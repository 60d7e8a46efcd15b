import { describe, expect, it } from "vitest";
import { operationOf } from "../../test-support/create-call.js";
import { errorThrownBy } from "../../test-support/error-of.js";
import { ResponseFormatError } from "../errors/response-format-error.js";
import { checkData, notJson } from "./check-data.js";

const GET = operationOf("rcwConfigGetInvitee");
const LIST = operationOf("rcwConfigListInvitees");
const DELETE = operationOf("rcwConfigDeleteInvitee");

const form = (contentType = "application/json") => ({
  response: new Response("", { headers: { "content-type": contentType } }),
  attempts: 1,
});

describe("checkData", () => {
  it("gives an object as it is, with properties and values that the description doesn't have", () => {
    const value = { id: "1", role: "Moderator", newProperty: [null, { deep: true }] };
    expect(checkData(GET, value, form())).toBe(value);
    const page = { records: [], more: 1 };
    expect(checkData(LIST, page, form())).toBe(page);
  });

  it.each([
    [GET, undefined, "expected JSON, found nothing"],
    [GET, null, "expected an object, found null"],
    [GET, 5, "expected an object, found number"],
    [GET, "s3cret", "expected an object, found string"],
    [GET, [], "expected an object, found a list"],
    [LIST, {}, "expected a list of records, found none in an object with nothing"],
    [LIST, { errors: ["s3cret"] }, "expected a list of records, found none in an object with errors"],
    [LIST, { records: null }, "expected a list of records, found null in an object with records"],
    [LIST, { records: {} }, "expected a list of records, found object in an object with records"],
    [LIST, { records: "s3cret" }, "expected a list of records, found string in an object with records"],
    [DELETE, "<html>s3cret</html>", "expected no body, found 19 other characters"],
  ])("refuses what the operation doesn't declare, and quotes none of it: %#", (operation, value, message) => {
    const error = errorThrownBy<ResponseFormatError>(() => checkData(operation, value, form("text/html")));
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error.message).toBe(`${operation.operationId}: 200 with text/html: ${message}`);
    expect(error.message).not.toContain("s3cret");
    expect(error).toMatchObject({ status: 200, contentType: "text/html", attempts: 1 });
  });

  it.each([undefined, "", "  ", '{"deleted":true}', { deleted: true }])(
    "gives undefined where no body is declared: %j",
    (value) => {
      expect(checkData(DELETE, value, form())).toBeUndefined();
    },
  );
});

describe("notJson", () => {
  it.each([
    ["<html>s3cret</html>", "19 other characters"],
    [undefined, "nothing"],
  ])("says how much came, and none of it: %j", (text, found) => {
    const error = notJson(text, GET, form("text/html"));
    expect(error.message).toBe(`rcwConfigGetInvitee: 200 with text/html: expected JSON, found ${found}`);
  });
});
