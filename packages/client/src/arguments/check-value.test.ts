import { operationTable, type ParameterDescription } from "@rcw/types";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operationOf } from "../../test-support/create-call.js";
import { errorThrownBy } from "../../test-support/error-of.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { operations } from "../generated/operations.js";
import type { Bounds, Parameter } from "../operations/operation.js";
import { checkValue } from "./check-value.js";

const operation = operationOf("rcwConfigListInvitees");

function check(bounds: Bounds & Pick<Parameter, "items">, value: unknown, place: Parameter["in"] = "query"): void {
  checkValue(operation, { name: "size", in: place, ...bounds }, value);
}

const roles = { type: "string", enum: ["Host", "CoHost"] };
const ids = { type: "array", max: 2, items: { type: "string", min: 1, max: 3 } };

describe("checkValue", () => {
  it.each<[string, Bounds & Pick<Parameter, "items">, unknown]>([
    ["anything where nothing is declared", {}, { any: "thing" }],
    ["a boolean", { type: "boolean" }, false],
    ["an integer at its lower bound", { type: "integer", min: 1, max: 1000 }, 1],
    ["an integer at its upper bound", { type: "integer", min: 1, max: 1000 }, 1000],
    ["a number with a fraction", { type: "number", min: 0 }, 0.5],
    ["a number without bounds", { type: "number" }, -1e300],
    ["text", { type: "string" }, ""],
    ["a number for an id that is text", { type: "string", min: 1, max: 20 }, 9100557821],
    ["text as short as it may be", { type: "string", min: 1, max: 3 }, "a"],
    ["text as long as it may be", { type: "string", min: 1, max: 3 }, "abc"],
    ["text whose characters take two places each", { type: "string", max: 3 }, "😀😀😀"],
    ["text that fits its pattern", { type: "string", pattern: "^\\d+$" }, "42"],
    ["a value of an enum", roles, "CoHost"],
    ["a time in UTC", { type: "string", format: "date-time" }, "2026-03-04T05:06:07Z"],
    ["a time with an offset", { type: "string", format: "date-time" }, "2026-03-04T05:06:07+01:00"],
    ["a time with parts of a second", { type: "string", format: "date-time" }, "2026-03-04T05:06:07.123Z"],
    ["a time in small letters", { type: "string", format: "date-time" }, "2026-03-04t05:06:07z"],
    ["another format as any text", { type: "string", format: "uuid" }, "not one"],
    ["a list", ids, ["a", "bcd"]],
    ["an empty list", ids, []],
    ["a single value in place of a list", ids, "a"],
    ["a list of an enum's values", { type: "array", items: roles }, ["Host", "CoHost", "Host"]],
  ])("lets %s pass", (_, bounds, value) => {
    expect(() => check(bounds, value)).not.toThrow();
  });

  const id: Bounds = { type: "string", min: 1, max: 20 };
  it.each<[unknown, string]>([
    [Number.NaN, "is NaN; expected text"],
    [Number.POSITIVE_INFINITY, "is Infinity; expected text"],
    [1.5, "is 1.5; expected text"],
    [2 ** 53, "is 9007199254740992; expected text"],
    [" ", 'is " "; expected an id'],
    ["\t\n", "expected an id"],
    ["..", 'is ".."; expected an id'],
    [true, "is true; expected an id"],
    ["\ud800", "expected text"],
    [null, "is null; expected string from 1 to 20 characters"],
    [["1", "2"], "expected string from 1 to 20 characters"],
    [{}, "expected string from 1 to 20 characters"],
    [() => "1", "expected string from 1 to 20 characters"],
    [Symbol("1"), "expected string from 1 to 20 characters"],
  ])("refuses %j for an id", (value, problem) => {
    const error = errorThrownBy(() => check(id, value, "path"));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toContain(problem);
  });

  it.each(["2026-13-45T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01T25:00:00Z", "2026-01-01T00:61:00Z"])(
    "refuses a time that doesn't exist: %s",
    (text) => {
      expect(() => check({ type: "string", format: "date-time" }, text)).toThrow(`is "${text}"; expected date-time`);
    },
  );

  it.each<[string, Bounds & Pick<Parameter, "items">, unknown, string]>([
    ["a boolean in words", { type: "boolean" }, "true", 'is "true"; expected boolean'],
    ["a number too small", { type: "integer", min: 1, max: 1000 }, 0, "is 0; expected integer from 1 to 1000"],
    ["a number too large", { type: "integer", min: 1, max: 1000 }, 1001, "is 1001; expected integer from 1 to 1000"],
    ["a fraction", { type: "integer", min: 1 }, 1.5, "is 1.5; expected integer from 1"],
    ["a number in words", { type: "integer", max: 9 }, "7", 'is "7"; expected integer to 9'],
    ["a number that isn't finite", { type: "number" }, Number.POSITIVE_INFINITY, "; expected number"],
    ["empty text", { type: "string", min: 1, max: 20 }, "", 'is ""; expected string from 1 to 20 characters'],
    ["text too long", { type: "string", max: 3 }, "abcd", 'is "abcd"; expected string to 3 characters'],
    ["text off its pattern", { type: "string", pattern: "^\\d+$" }, "4a", 'is "4a"; expected string ^\\d+$'],
    ["an unknown value of an enum", roles, "Cohost", 'is "Cohost"; expected one of Host, CoHost'],
    ["a date alone", { type: "string", format: "date-time" }, "2026-03-04", 'is "2026-03-04"; expected date-time'],
    [
      "a time without a zone",
      { type: "string", format: "date-time" },
      "2026-03-04T05:06:07",
      'is "2026-03-04T05:06:07"; expected date-time',
    ],
    ["a time in milliseconds", { type: "string", format: "date-time" }, 1772600767000, "is 1772600767000; expected"],
    ["a list too long", ids, ["a", "b", "c"], "is 3 items; expected array to 2 items"],
    ["a wrong item", ids, ["a", "abcd"], 'is "abcd"; expected string from 1 to 3 characters'],
    ["a wrong item of an enum", { type: "array", items: roles }, ["Host", "X"], 'is "X"; expected one of Host, CoHost'],
    ["a single wrong value in place of a list", ids, "abcd", 'is "abcd"; expected string from 1 to 3 characters'],
    ["an object in place of a number", { type: "integer" }, { n: 1 }, "is an object; expected integer"],
  ])("refuses %s, and says what is right", (_, bounds, value, message) => {
    for (const place of ["path", "query", "header"] as const) {
      const error = errorThrownBy<InvalidRequestError>(() => check(bounds, value, place));
      expect(error).toBeInstanceOf(InvalidRequestError);
      expect(error.message).toContain(`rcwConfigListInvitees: ${place} parameter size `);
      expect(error.message).toContain(message);
      expect(error).toMatchObject({ parameterName: "size", operationId: "rcwConfigListInvitees", attempts: 0 });
    }
  });

  it("shows no more than the beginning of a long value", () => {
    const { message } = errorThrownBy(() => check({ type: "string", max: 3 }, "x".repeat(1000)));
    expect(message).toBe(
      `rcwConfigListInvitees: query parameter size is "${"x".repeat(59)}; expected string to 3 characters`,
    );
  });

  it("says of a Date how it travels", () => {
    const { message } = errorThrownBy(() => check({ type: "string", format: "date-time" }, new Date(0)));
    expect(message).toContain("toISOString()");
  });

  it.each<[string, Bounds, unknown]>([
    ["not a number", { type: "integer" }, Number.NaN],
    ["a BigInt", { type: "integer" }, 7n],
  ])("names %s by what it is", (_, bounds, value) => {
    const error = errorThrownBy(() => check(bounds, value));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toContain(`is ${value}; expected integer`);
  });

  it("finds a wrong item behind a gap in a list", () => {
    expect(() => check({ type: "array", items: roles }, [undefined, "X"])).toThrow('is "X"');
  });

  it.each([undefined, null])("lets a gap of %s in a list pass, which isn't sent", (gap) => {
    expect(() => check({ type: "array", items: roles }, ["Host", gap, "CoHost"])).not.toThrow();
  });
});

/** Any value that the API description allows for a parameter. */
function validValues({ type, format, items, ...bounds }: ParameterDescription): fc.Arbitrary<unknown> {
  if (bounds.enum) return fc.constantFrom(...bounds.enum);
  const { minLength = 0, maxLength = 40, minItems = 0, maxItems = 5, minimum = -1000, maximum = 1000 } = bounds;
  if (type === "array")
    return fc.array(validValues({ name: "", in: "query", ...items }), { minLength: minItems, maxLength: maxItems });
  if (type === "integer") return fc.integer({ min: minimum, max: maximum });
  if (type === "boolean") return fc.boolean();
  if (format === "date-time")
    return fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date("9999-12-31") })
      .map((date) => date.toISOString());
  return fc.string({ unit: "binary", minLength, maxLength });
}

describe("checkValue on the parameters of the API", () => {
  const parameters = Object.values(operationTable).flatMap(({ operationId, parameters: described }) =>
    described.map((described, index) => ({ operationId, described, index })),
  );

  it("lets every value pass that the description allows", () => {
    const cases = fc
      .constantFrom(...parameters)
      .chain(({ operationId, described, index }) =>
        fc.record({ operationId: fc.constant(operationId), index: fc.constant(index), value: validValues(described) }),
      );
    fc.assert(
      fc.property(cases, ({ operationId, index, value }) => {
        const row = operations.find((candidate) => candidate.operationId === operationId);
        // What a path can't carry isn't a value of it, whatever the description allows.
        fc.pre(row?.parameters[index]?.in !== "path" || !/^(\.{0,2}|\s+)$/.test(String(value)));
        if (!row?.parameters[index]) throw new Error(`${operationId} has no parameter ${index}`);
        checkValue(row, row.parameters[index], value);
      }),
      { numRuns: 500 },
    );
  });
});
