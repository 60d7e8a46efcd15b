import { describe, expect, it } from "vitest";
import {
  atLeast,
  atMost,
  byte,
  date,
  dateTime,
  distinctItems,
  email,
  hostname,
  int32,
  int64,
  ipv4,
  ipv6,
  lessThan,
  listLength,
  moreThan,
  multipleOf,
  noOtherProperties,
  propertyCount,
  textLength,
  textPattern,
  time,
  uri,
  uuid,
} from "./checks.js";
import { Place } from "./place.js";

/** What a check reports, each with its place. */
function reports(check: (at: Place) => void): string[] {
  const at = new Place("here");
  check(at);
  return at.violations.map(({ path, message }) => `${path} ${message}`);
}

describe("bounds", () => {
  it.each([
    [atLeast, 3, 2, "here is 2; expected at least 3"],
    [atMost, 3, 4, "here is 4; expected at most 3"],
    [moreThan, 3, 3, "here is 3; expected more than 3"],
    [lessThan, 3, 3, "here is 3; expected less than 3"],
    [multipleOf, 0.5, 1.25, "here is 1.25; expected a multiple of 0.5"],
  ])("%o with the bound %d refuses %d", (check, bound, value, report) => {
    expect(reports((at) => check(value, at, bound))).toEqual([report]);
  });

  it.each([
    [atLeast, 3, 3],
    [atMost, 3, 3],
    [moreThan, 3, 3.1],
    [lessThan, 3, 2.9],
    [multipleOf, 0.5, -1.5],
  ])("%o with the bound %d accepts %d", (check, bound, value) => {
    expect(reports((at) => check(value, at, bound))).toEqual([]);
  });

  it("count characters, items and properties, both bounds included", () => {
    const texts = ["", "a", "ab", "abc"].map((text) => reports((at) => textLength(text, at, 1, 2)).length);
    const lists = [[], [1], [1, 2], [1, 2, 3]].map((list) => reports((at) => listLength(list, at, 1, 2)).length);
    const objects = [{}, { a: 1 }, { a: 1, b: 2 }, { a: 1, b: 2, c: 3 }];
    const counts = objects.map((object) => reports((at) => propertyCount(object, at, 1, 2)).length);
    expect([texts, lists, counts]).toEqual(Array(3).fill([1, 0, 0, 1]));
    expect(reports((at) => propertyCount({ a: undefined }, at, 1))).toEqual([
      "here has 0 properties; expected at least 1",
    ]);
  });
});

describe("other checks", () => {
  it("name the item that is there already", () => {
    expect(reports((at) => distinctItems([{ a: 1 }, 2, { a: 1 }], at))).toEqual([
      "here.2 is equal to item 0; expected each item only once",
    ]);
  });

  it("name the properties that there are, for one that there isn't", () => {
    expect(reports((at) => noOtherProperties({ a: 1, c: 2, d: undefined }, at, ["a", "b"]))).toEqual([
      "here.c is unknown; expected only a, b",
    ]);
    expect(reports((at) => noOtherProperties({ a: 1 }, at, []))).toEqual(["here.a is unknown; expected no properties"]);
  });

  it("show the pattern", () => {
    expect(reports((at) => textPattern("b", at, /^a$/u))).toEqual(['here is "b"; expected a text that matches ^a$']);
  });
});

describe("formats", () => {
  it.each([
    ["date", date, ["2024-02-29", "2000-02-29", "2026-04-30"], ["2026-02-29", "1900-02-29", "2026-04-31", "2026-1-1"]],
    [
      "time",
      time,
      ["15:00:00Z", "23:59:60Z", "00:59:60+01:00", "12:00:00.5-0730"],
      ["15:00:00", "22:59:60Z", "24:00:00Z"],
    ],
    ["date-time", dateTime, ["2026-09-14T15:00:00Z", "2026-09-14 15:00:00+02"], ["2026-09-14", "2026-09-14T15:00:00"]],
    ["email", email, ["mei.lin@example.com", "a+b@x.y-z.org"], ["mei", "mei@localhost", "a..b@example.com", "a@b@c.d"]],
    ["ipv4", ipv4, ["192.0.2.1", "0.0.0.0"], ["192.0.2", "192.0.2.256", "192.0.02.1"]],
    ["ipv6", ipv6, ["::", "2001:db8::1", "1:2:3:4:5:6:1.2.3.4"], ["1:2:3", "1::2::3", ":::", "12345::", "1.2.3.4::"]],
    ["uri", uri, ["https://x.y/z?a#b", "http://[::1]:80", "urn:a:b"], ["/z", "https://x y", "http://[::1", "a:b%zz"]],
    ["hostname", hostname, ["example.com", "a", "a-b.c."], ["", "-a.b", "a..b", `${"a".repeat(64)}.b`]],
    ["uuid", uuid, ["123e4567-e89b-42d3-a456-426614174000"], ["123e4567", "123e4567-e89b-42d3-a456-42661417400g"]],
    ["byte", byte, ["", "YQ==", "YWI=", "YWJj"], ["YQ", "YQ=", "Y?=="]],
  ])("%s", (_name, { test }, right, wrong) => {
    expect(right.filter((text) => !test(text))).toEqual([]);
    expect(wrong.filter((text) => test(text))).toEqual([]);
  });

  it.each([
    ["int32", int32, [0, -0, 2 ** 31 - 1, -(2 ** 31)], [2 ** 31, -(2 ** 31) - 1, 0.5]],
    ["int64", int64, [0, 2 ** 53], [0.5]],
  ])("%s", (_name, { test }, right, wrong) => {
    expect(right.filter((value) => !test(value))).toEqual([]);
    expect(wrong.filter((value) => test(value))).toEqual([]);
  });
});
