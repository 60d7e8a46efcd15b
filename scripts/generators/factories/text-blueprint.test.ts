import { describe, expect, it } from "vitest";
import type { Schema } from "../../document/openapi.js";
import { textBlueprint } from "./text-blueprint.js";

describe("textBlueprint", () => {
  const cases: [string, string, Schema, object][] = [
    ["a format before a name", "title", { format: "uuid" }, { make: "uuid" }],
    ["a name before an example", "firstName", { example: "x-1" }, { make: "firstName" }],
    ["a name in any spelling", "contactEmail", {}, { make: "email" }],
    ["the description of a time zone before any other", "localizedTimeZoneDescription", {}, { make: "timeZoneName" }],
    ["an id of digits", "webinarId", { example: "9100234417" }, { make: "id", like: "9100234417" }],
    ["an id without an example", "id", {}, { make: "id" }],
    ["an id of another form", "livestreamId", { example: "live-30217" }, { make: "like", like: "live-30217" }],
    ["an id that is a UUID", "id", { example: "5c2f9a1e-7d40-4b36-9e8a-21f0c6d4b7a3" }, { make: "uuid" }],
    ["an example that is an address", "contact", { example: "mei@example.com" }, { make: "email" }],
    ["an example that is a time", "validTo", { example: "2026-12-14T00:00:00Z" }, { make: "ended" }],
    ["any other example", "code", { example: "AB-12" }, { make: "like", like: "AB-12" }],
    ["a default like an example", "code", { default: "AB-12" }, { make: "like", like: "AB-12" }],
    ["nothing at all", "blob", { format: "never-heard-of" }, { make: "words" }],
    ["bounds", "title", { minLength: 1, maxLength: 9 }, { make: "title", minLength: 1, maxLength: 9 }],
    ["bounds that a name's texts can't keep to", "timeZone", { maxLength: 3 }, { make: "words", maxLength: 3 }],
    ["a pattern", "code", { pattern: "^\\d{4}$" }, { make: "pattern", pattern: "^\\d{4}$" }],
  ];

  it.each(cases)("goes by %s", (_what, name, schema, blueprint) => {
    expect(textBlueprint({ type: "string", ...schema }, name)).toEqual({ kind: "text", ...blueprint });
  });

  it("tells by the words of a name when something happens", () => {
    const names = [
      "creationTime",
      "lastModifiedTime",
      "startTime",
      "leaveTime",
      "scheduledStartTime",
      "expirationTime",
    ];
    const periods = names.map((name) => textBlueprint({ type: "string", format: "date-time" }, name));
    expect(periods.map((blueprint) => "make" in blueprint && blueprint.make)).toEqual([
      "created",
      "modified",
      "started",
      "ended",
      "scheduled",
      "expires",
    ]);
  });

  it("takes the addresses of examples to hosts that nobody can own", () => {
    const like = (example: string) => {
      const blueprint = textBlueprint({ type: "string", format: "uri", example }, "link");
      return "like" in blueprint ? blueprint.like : undefined;
    };
    expect(like("https://v.acme.io:8443/a?t=1")).toBe("https://v.example.com/a?t=1");
    expect(like("http://acme.io")).toBe("http://www.example.com");
    expect(like("https://hooks.example.org/a")).toBe("https://hooks.example.org/a");
    expect(like("mailto:mei@acme.io")).toBeUndefined();
    expect(like("not an address")).toBeUndefined();
  });
});
