import { describe, expect, it } from "vitest";
import { operationOf } from "../../test-support/create-call.js";
import { errorThrownBy } from "../../test-support/error-of.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import type { Operation } from "../operations/operation.js";
import { splitArguments } from "./split-arguments.js";

const update = operationOf("rcwConfigUpdateInvitee");
const ids = { webinarId: "1", sessionId: "2", inviteeId: "3" };

/** Has what no operation of the API has today: a parameter that is called otherwise in the SDK, and a header. */
const renamed: Operation = {
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
    expect(splitArguments(operationOf("rcwConfigListInvitees"), given)).toEqual({
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
    expect(splitArguments(operationOf("rcwConfigListInvitees"), given).query).toEqual({});
  });

  it("keeps values that are only falsy", () => {
    const split = splitArguments(operationOf("rcwRegListRegistrants"), {
      sessionId: "2",
      pageToken: "",
      includeQuestionnaire: false,
    });
    expect(split.query).toEqual({ pageToken: "", includeQuestionnaire: false });
  });

  it.each<[string, Operation, Record<string, unknown>, string, string]>([
    [
      "an unknown argument",
      update,
      { ...ids, body: {}, inviteeID: "3" },
      "inviteeID",
      "parameter inviteeID doesn't exist; expected webinarId, sessionId, inviteeId, body",
    ],
    [
      "the wire's name of a renamed argument",
      renamed,
      { inviteeId: "3", id: "3" },
      "id",
      "parameter id doesn't exist; expected inviteeId, bodyFilter, version",
    ],
    [
      "a body where there is none",
      operationOf("rcwConfigDeleteInvitee"),
      { ...ids, body: {} },
      "body",
      "parameter body doesn't exist; expected webinarId, sessionId, inviteeId",
    ],
    [
      "any argument where there is none",
      operationOf("rcwN11sListSubscriptions"),
      { perPage: 1 },
      "perPage",
      "parameter perPage doesn't exist; expected none",
    ],
    [
      "a property of every object",
      operationOf("rcwN11sListSubscriptions"),
      { constructor: 1 },
      "constructor",
      "parameter constructor doesn't exist; expected none",
    ],
  ])("refuses %s, and says what there is", (_, operation, given, parameterName, message) => {
    const error = errorThrownBy<InvalidRequestError>(() => splitArguments(operation, given));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error).toMatchObject({ parameterName, operationId: operation.operationId, attempts: 0 });
    expect(error.message).toBe(`${operation.operationId}: ${message}`);
  });

  it.each<[string, Operation, Record<string, unknown>, string]>([
    ["path parameter", update, { webinarId: "1", sessionId: "2", body: {} }, "inviteeId"],
    ["query parameter", operationOf("rcwConfigListWebinars"), {}, "creationTimeFrom"],
    [
      "query parameter that is null",
      operationOf("rcwConfigListWebinars"),
      { creationTimeFrom: null },
      "creationTimeFrom",
    ],
    ["renamed parameter", renamed, {}, "inviteeId"],
    ["body", update, ids, "body"],
  ])("refuses to go without a required %s", (_, operation, given, parameterName) => {
    const error = errorThrownBy<InvalidRequestError>(() => splitArguments(operation, given));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.parameterName).toBe(parameterName);
    expect(error.message).toBe(`${operation.operationId}: parameter ${parameterName} is missing; expected a value`);
  });

  it("lets an optional body be left out", () => {
    const split = splitArguments(operationOf("rcwN11sUpdateSubscription"), { subscriptionId: "1" });
    expect(split.body).toBeUndefined();
  });
});
