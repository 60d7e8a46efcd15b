import { operationTable } from "@rcw/types";
import { expect, it } from "vitest";
import { handlers } from "../services/handlers.js";
import { findHandler } from "./find-handler.js";

it("finds a handler for every operation of the API description", () => {
  const found = Object.values(operationTable).map(({ operationId }) => findHandler(handlers, operationId));
  expect(new Set(found).size).toBe(Object.keys(operationTable).length);
});

it("names an operation that has none: 501 FAKE-501", () => {
  expect(() => findHandler({}, "rcwN11sListSubscriptions")).toThrow(/^501 FAKE-501 .*rcwN11sListSubscriptions/);
});
