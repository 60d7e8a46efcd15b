import { operationTable } from "@rcw/types";
import { expect, it } from "vitest";
import { matchOperation } from "./match-operation.js";

it("finds every operation of the table by its method and a path made of its template", () => {
  for (const { operationId, httpMethod, path } of Object.values(operationTable)) {
    const filled = path.replaceAll(/\{(\w+)\}/g, "a%20b");
    const matched = matchOperation(httpMethod, filled);
    expect(matched.operation.operationId).toBe(operationId);
    expect(Object.values(matched.path).every((value) => value === "a b")).toBe(true);
  }
});

it("takes broken percent-encoding as it stands", () => {
  expect(matchOperation("GET", "/webinar/configuration/v1/webinars/100%").path).toEqual({ webinarId: "100%" });
});
