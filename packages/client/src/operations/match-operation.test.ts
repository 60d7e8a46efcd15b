import { describe, expect, it } from "vitest";
import { operations } from "../generated/operations.js";
import { matchOperation } from "./match-operation.js";

const meantBy = (httpMethod: string, path: string) => matchOperation({ httpMethod, path, parameters: [] })?.operationId;

describe("matchOperation", () => {
  it("finds every operation by its template, and by a path with values", () => {
    for (const { operationId, httpMethod, path } of operations) {
      expect(meantBy(httpMethod, path)).toBe(operationId);
      expect(meantBy(httpMethod, `${path.replace(/\{\w+\}/g, "8730911")}?perPage=5#top`)).toBe(operationId);
    }
  });

  it("takes a path that the description has itself before a template that it fits too", () => {
    const participants = "/webinar/history/v1/webinars/1/sessions/2/participants";
    expect(meantBy("GET", `${participants}/self`)).toBe("rcwHistoryGetParticipantInfo");
  });

  it.each([
    ["GET", "/webinar/nowhere"],
    ["TRACE", "/webinar/configuration/v1/webinars"],
    ["GET", "/webinar/configuration/v1/webinars/"],
    ["GET", "/webinar/configuration/v1/webinars/1/2"],
  ])("finds none for %s %s", (httpMethod, path) => {
    expect(meantBy(httpMethod, path)).toBeUndefined();
  });
});
