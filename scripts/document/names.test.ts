import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { camelCase, identifierOf, pascalCase, takeName, wordsOf } from "./names.js";

describe("wordsOf", () => {
  it.each([
    ["rcwN11sListSubscriptions", ["rcw", "N11s", "List", "Subscriptions"]],
    ["HTTPServerName", ["HTTP", "Server", "Name"]],
    ["snake_case and-kebab.dots/{slashes}", ["snake", "case", "and", "kebab", "dots", "slashes"]],
    ["***", []],
  ])("of %s are %j", (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });
});

describe("camelCase and pascalCase", () => {
  it.each([
    ["RcwRoleEnum", "rcwRoleEnum", "RcwRoleEnum"],
    ["webinar polls", "webinarPolls", "WebinarPolls"],
    ["", "", ""],
  ])("of %j are %j and %j", (name, camel, pascal) => {
    expect([camelCase(name), pascalCase(name)]).toEqual([camel, pascal]);
  });
});

describe("identifierOf", () => {
  it.each([
    ["InviteeResource", "InviteeResource"],
    ["$weird_name1", "$weird_name1"],
    ["Weird-Name.v2", "WeirdNameV2"],
    ["2fa", "_2fa"],
    ["***", "_"],
  ])("makes %s %s", (name, identifier) => {
    expect(identifierOf(name)).toBe(identifier);
  });

  it("makes an identifier of anything", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(identifierOf(name)).toMatch(/^[A-Za-z_$][\w$]*$/);
      }),
    );
  });
});

describe("takeName", () => {
  it("counts from 2 until a name is free, and takes it", () => {
    const taken = new Set<string>();
    expect([1, 2, 3].map(() => takeName("name", taken))).toEqual(["name", "name2", "name3"]);
  });

  it("steps over a number that somebody else has", () => {
    expect(takeName("name", new Set(["name", "name2"]))).toBe("name3");
  });
});
