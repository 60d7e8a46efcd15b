import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operationOf } from "../../test-support/create-call.js";
import { errorThrownBy } from "../../test-support/error-of.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { serializeQuery } from "./serialize-query.js";

// `status` is a repeated list, `hostUserId` a joined one.
const operation = operationOf("rcwHistoryListAllCompanySessions");
const serialize = (query: Record<string, unknown>) => serializeQuery(operation, query);

describe("serializeQuery", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["text", { pageToken: "abc" }, "pageToken=abc"],
    ["reserved characters", { pageToken: "a&b=c d/+?#%ü" }, "pageToken=a%26b%3Dc%20d%2F%2B%3F%23%25%C3%BC"],
    ["a number", { perPage: 1000 }, "perPage=1000"],
    ["zero", { perPage: 0 }, "perPage=0"],
    ["false", { includeQuestionnaire: false }, "includeQuestionnaire=false"],
    ["an empty text", { pageToken: "" }, "pageToken="],
    ["a repeated list", { status: ["Active", "Finished"] }, "status=Active&status=Finished"],
    ["a joined list", { hostUserId: ["1", "2", "3"] }, "hostUserId=1,2,3"],
    ["a comma inside an item of a joined list", { hostUserId: ["1,2", "3"] }, "hostUserId=1%2C2,3"],
    ["a list of one", { hostUserId: ["1"], status: ["Active"] }, "hostUserId=1&status=Active"],
    ["an empty repeated list", { status: [], perPage: 1 }, "perPage=1"],
    ["an empty joined list", { hostUserId: [], perPage: 1 }, "perPage=1"],
    ["undefined", { pageToken: undefined, perPage: 1 }, "perPage=1"],
    ["null", { pageToken: null, perPage: 1 }, "perPage=1"],
    ["gaps in a repeated list", { status: ["Active", undefined, "Finished"] }, "status=Active&status=Finished"],
    ["gaps in a joined list", { hostUserId: ["1", null, "2"] }, "hostUserId=1,2"],
    ["no parameters", {}, ""],
  ])("writes %s", (_, query, expected) => {
    expect(serialize(query)).toBe(expected);
  });

  it("repeats every list of a path that the API description doesn't have", () => {
    const unknown = { httpMethod: "GET", path: "/webinar/new/v1/things", parameters: [] };
    expect(serializeQuery(unknown, { hostUserId: ["1", "2"] })).toBe("hostUserId=1&hostUserId=2");
  });

  it("writes what URLSearchParams reads back", () => {
    const text = fc.string({ unit: "binary" });
    const query = fc.record({
      pageToken: text,
      status: fc.array(text, { minLength: 1, maxLength: 4 }),
      perPage: fc.integer(),
      hostUserId: fc.array(
        text.filter((id) => !id.includes(",")),
        { minLength: 1, maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(query, (given) => {
        const read = new URL(`https://host.example/?${serialize(given)}`).searchParams;
        expect([...read]).toEqual([
          ["pageToken", given.pageToken],
          ...given.status.map((status) => ["status", status]),
          ["perPage", String(given.perPage)],
          ["hostUserId", given.hostUserId.join(",")],
        ]);
      }),
    );
  });

  it.each([
    ["an object", { from: "2026" }, "object"],
    ["a Date", new Date(0), "a Date, which travels as its toISOString()"],
    ["a list in a list", [["Active"]], "object"],
    ["half of a surrogate pair", "\udc00", "not well-formed text"],
  ])("refuses %s", (_, status, problem) => {
    const error = errorThrownBy<InvalidRequestError>(() => serialize({ status }));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toBe(
      `rcwHistoryListAllCompanySessions: query parameter status is ${problem}; expected text, a number or a boolean`,
    );
    expect(error.parameterName).toBe("status");
  });
});
