import { describe, expect, it } from "vitest";
import { readRateLimit } from "./rate-limit-snapshot.js";

const complete = {
  "X-Rate-Limit-Group": "Heavy",
  "X-Rate-Limit-Limit": "10",
  "X-Rate-Limit-Remaining": "0",
  "X-Rate-Limit-Window": "60",
};

describe("readRateLimit", () => {
  it("reads the state of the group", () => {
    expect(readRateLimit(new Headers(complete))).toEqual({
      group: "Heavy",
      limit: 10,
      remaining: 0,
      windowSeconds: 60,
    });
  });

  it("takes the name of the group as it is", () => {
    const headers = new Headers({ ...complete, "X-Rate-Limit-Group": "Custom-7" });
    expect(readRateLimit(headers)?.group).toBe("Custom-7");
  });

  it.each(Object.keys(complete))("gives nothing without %s", (name) => {
    const headers = new Headers(complete);
    headers.delete(name);
    expect(readRateLimit(headers)).toBeUndefined();
  });

  it.each([
    ["X-Rate-Limit-Group", ""],
    ["X-Rate-Limit-Limit", ""],
    ["X-Rate-Limit-Limit", "ten"],
    ["X-Rate-Limit-Remaining", "-1"],
    ["X-Rate-Limit-Window", "60, 60"],
  ])("gives nothing when %s is %j", (name, text) => {
    expect(readRateLimit(new Headers({ ...complete, [name]: text }))).toBeUndefined();
  });
});
