import { expect, it } from "vitest";
import { PathTable, pickMethod } from "./path-table.js";

const table = new PathTable([
  { path: "/things/{thingId}", httpMethod: "GET", entry: "one thing" },
  { path: "/things/own", httpMethod: "GET", entry: "own thing" },
  { path: "/things/own", httpMethod: "PUT", entry: "change own thing" },
]);

it("takes a literal segment before a parameter, whatever the order of the entries", () => {
  expect(table.find("/things/own")?.byMethod.get("GET")).toBe("own thing");
  expect(table.find("/things/7")).toMatchObject({ path: { thingId: "7" } });
});

it("finds nothing at a longer or a shorter path", () => {
  expect([table.find("/things"), table.find("/things/7/parts"), table.find("")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it("refuses a method that a path doesn't have with 405, or with 404 where that rule is off", () => {
  const found = table.find("/things/own");
  if (found === undefined) throw new Error("nothing was found");
  expect(pickMethod(found, "PUT", "/things/own", true)).toBe("change own thing");
  expect(() => pickMethod(found, "POST", "/things/own", true)).toThrow(/^405 .*allowed: GET, PUT/);
  expect(() => pickMethod(found, "POST", "/things/own", false)).toThrow(/^404 CMN-120/);
});
