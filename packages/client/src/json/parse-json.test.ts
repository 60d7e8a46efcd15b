import { describe, expect, it } from "vitest";
import { parseJson } from "./parse-json.js";

describe("parseJson", () => {
  it.each([{ a: [1] }, [], "text", 0, false, null])("gives the value of the JSON of %j", (value) => {
    expect(parseJson(JSON.stringify(value))).toEqual(value);
  });

  it.each(["", " ", "<html>", '{"a":', "undefined"])("gives undefined for %j, which isn't JSON", (text) => {
    expect(parseJson(text)).toBeUndefined();
  });

  it("shows each member, and takes it as it comes back", () => {
    const hide = (name: string, value: unknown) => (name === "a" ? "hidden" : value);
    expect(parseJson('{"a":1,"b":[{"a":2}]}', hide)).toEqual({ a: "hidden", b: [{ a: "hidden" }] });
  });
});
