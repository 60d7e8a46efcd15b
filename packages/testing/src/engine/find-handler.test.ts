import { operationTable } from "@rcw/types";
import { expect, it } from "vitest";
import { handlers } from "../services/handlers.js";
import { findHandler } from "./find-handler.js";

it("finds the handler of each operation that is served, and all of them are operations of the API description", () => {
  const ids = Object.values(operationTable).map(({ operationId }) => operationId);
  const served = ids.filter((operationId) => operationId in handlers);
  expect(new Set(served.map((operationId) => findHandler(handlers, operationId))).size).toBe(served.length);
  expect(Object.keys(handlers).sort()).toEqual(served.sort());
  expect(served.length).toBeGreaterThanOrEqual(41);
});

it("names an operation that has none: 501 FAKE-501", () => {
  expect(() => findHandler({}, "rcwN11sListSubscriptions")).toThrow(/^501 FAKE-501 .*rcwN11sListSubscriptions/);
});
