import { expect, it } from "vitest";
import { contractCheckerFor } from "../contract/contract-checker.js";
import { checkAnswer, FakeDefectError } from "./check-answer.js";

const checker = contractCheckerFor("ignore");
const check = (status: number, body?: unknown) => () => checkAnswer("rcwConfigGetInvitee", { status, body }, checker);

it("passes an answer that conforms, and an error status that the description doesn't declare", () => {
  const times = { creationTime: "2026-09-01T08:00:00Z", lastModifiedTime: "2026-09-01T08:00:00Z" };
  expect(check(200, { id: "1", ...times, role: "Host" })).not.toThrow();
  expect(check(501, { errors: [] })).not.toThrow();
});

it("throws a defect that names the operation, the status and what is wrong", () => {
  expect(check(200, { role: "Boss" })).toThrow(FakeDefectError);
  expect(check(200, { role: "Boss" })).toThrow(/answer 200 to rcwConfigGetInvitee .*role must be one of Panelist/);
});

it("throws a defect for a success that the description doesn't declare, and for a body where it declares none", () => {
  expect(check(202)).toThrow(/declares no such status/);
  const deletion = () => checkAnswer("rcwConfigDeleteInvitee", { status: 204, body: {} }, checker);
  expect(deletion).toThrow(/without a body/);
});
