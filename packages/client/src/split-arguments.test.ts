import { type OperationDescription, operationTable } from "@rcw/types";
import { describe, expect, it } from "vitest";
import { errorThrownBy } from "../test-support/error-of.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { splitArguments } from "./split-arguments.js";

const update = operationTable.rcwConfigUpdateInvitee;
const ids = { webinarId: "1", sessionId: "2", inviteeId: "3" };

/** Has what no operation of the API has today: a parameter that is called otherwise in the SDK, and a header. */
const renamed: OperationDescription = {
  operationId: "rcwConfigListInvitees",
  service: "invitees",
  method: "list",
  httpMethod: "GET",
  path: "/invitees/{id}",
  answer: "json",
  parameters: [
    { name: "id", argument: "inviteeId", in: "path", required: true },
    { name: "body", argument: "bodyFilter", in: "query" },
    { name: "If-Match", argument: "version", in: "header" },
  ],
};

describe("splitArguments", () => {
  it("sorts arguments by where they travel", () => {
    const given = { sessionId: "2", webinarId: "1", perPage: 10, pageToken: "next" };
    expect(splitArguments(operationTable.rcwConfigListInvitees, given)).toEqual({
      path: { webinarId: "1", sessionId: "2" },
      query: { perPage: 10, pageToken: "next" },
      header: {},
      body: undefined,
    });
    expect(splitArguments(update, { ...ids, body: { role: "CoHost" } })).toEqual({
      path: ids,
      query: {},
      header: {},
      body: { role: "CoHost" },
    });
  });

  it("sends a renamed argument under its name on the wire", () => {
    expect(splitArguments(renamed, { inviteeId: "3", bodyFilter: "x", version: "7" })).toEqual({
      path: { id: "3" },
      query: { body: "x" },
      header: { "If-Match": "7" },
      body: undefined,
    });
  });

  it("leaves out what is undefined or null", () => {
    const given = { webinarId: "1", sessionId: "2", perPage: undefined, pageToken: null };
    expect(splitArguments(operationTable.rcwConfigListInvitees, given).query).toEqual({});
  });

  it("keeps values that are only falsy", () => {
    const split = splitArguments(operationTable.rcwRegListRegistrants, {
      sessionId: "2",
      perPage: 0,
      pageToken: "",
      includeQuestionnaire: false,
    });
    expect(split.query).toEqual({ perPage: 0, pageToken: "", includeQuestionnaire: false });
  });

  it.each<[string, OperationDescription, Record<string, unknown>, string, string]>([
    [
      "an unknown argument",
      update,
      { ...ids, body: {}, inviteeID: "3" },
      "inviteeID",
      "there is no parameter inviteeID; it takes webinarId, sessionId, inviteeId, body",
    ],
    [
      "the wire's name of a renamed argument",
      renamed,
      { id: "3" },
      "id",
      "there is no parameter id; it takes inviteeId, bodyFilter, version",
    ],
    [
      "a body where there is none",
      operationTable.rcwConfigDeleteInvitee,
      { ...ids, body: {} },
      "body",
      "there is no parameter body; it takes webinarId, sessionId, inviteeId",
    ],
    [
      "any argument where there is none",
      operationTable.rcwN11sListSubscriptions,
      { perPage: 1 },
      "perPage",
      "there is no parameter perPage; it takes none",
    ],
    [
      "a property of every object",
      operationTable.rcwN11sListSubscriptions,
      { constructor: 1 },
      "constructor",
      "there is no parameter constructor; it takes none",
    ],
  ])("refuses %s, and says what there is", (_, operation, given, parameterName, message) => {
    const error = errorThrownBy<InvalidRequestError>(() => splitArguments(operation, given));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error).toMatchObject({ parameterName, operationId: operation.operationId, attempts: 0 });
    expect(error.message).toBe(`${operation.operationId}: ${message}`);
  });

  it.each<[string, OperationDescription, Record<string, unknown>, string]>([
    ["path parameter", update, { webinarId: "1", sessionId: "2", body: {} }, "inviteeId"],
    ["query parameter", operationTable.rcwConfigListWebinars, {}, "creationTimeFrom"],
    [
      "query parameter that is null",
      operationTable.rcwConfigListWebinars,
      { creationTimeFrom: null },
      "creationTimeFrom",
    ],
    ["renamed parameter", renamed, {}, "inviteeId"],
    ["body", update, ids, "body"],
  ])("refuses to go without a required %s", (_, operation, given, parameterName) => {
    const error = errorThrownBy<InvalidRequestError>(() => splitArguments(operation, given));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.parameterName).toBe(parameterName);
    expect(error.message).toBe(`${operation.operationId}: parameter ${parameterName} is required and missing`);
  });

  it("lets an optional body be left out", () => {
    const split = splitArguments(operationTable.rcwN11sUpdateSubscription, { subscriptionId: "1" });
    expect(split.body).toBeUndefined();
  });
});
