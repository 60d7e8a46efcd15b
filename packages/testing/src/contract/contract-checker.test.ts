import { operationTable } from "@rcw/types";
import { describe, expect, it } from "vitest";
import { contract } from "../generated/contract.js";
import { contractCheckerFor, createContractChecker, describeViolation, pointerTo } from "./contract-checker.js";

const BULK_BODY = pointerTo("operations", "rcwConfigUpdateInvitees", "body", "schema");

describe("contractCheckerFor", () => {
  it("compiles every schema of the contract", () => {
    const checker = contractCheckerFor("ignore");
    for (const name of Object.keys(contract.$defs)) checker.violations(pointerTo("$defs", name), {});
    for (const [operationId, { body, answers }] of Object.entries(contract.operations)) {
      if (body) checker.violations(pointerTo("operations", operationId, "body", "schema"), {});
      for (const [status, { schema }] of Object.entries(answers)) {
        if (schema) checker.violations(pointerTo("operations", operationId, "answers", status, "schema"), {});
      }
    }
  });

  it("gives the path of a violation, missing properties included", () => {
    const violations = contractCheckerFor("ignore").violations(BULK_BODY, { updatedInvitees: [{ id: "1" }] });
    expect(violations).toEqual([{ path: ["updatedInvitees", "0", "role"], message: "is required", value: undefined }]);
  });

  it("checks formats", () => {
    const [violation] = contractCheckerFor("ignore").violations("/parameters/creationTimeFrom/schema", "yesterday");
    expect(violation?.message).toContain("date-time");
  });

  it("deletes what must not be sent, or refuses it", () => {
    const settings = () => ({ recordingEnabled: true, autoRecord: true });
    const pointer = pointerTo("$defs", "WcsWebinarSettingsModelWritable");
    const sent = settings();
    expect(contractCheckerFor("ignore").violations(pointer, sent)).toEqual([]);
    expect(sent).toEqual({ autoRecord: true });
    const refused = contractCheckerFor("refuse").violations(pointer, settings());
    expect(refused.map(({ path }) => path)).toEqual([["recordingEnabled"]]);
  });

  it("makes a write-only property in what is returned a violation, and keeps its value to itself", () => {
    const $defs = { Thing: { type: "object", properties: { secret: { writeOnly: true } } } };
    const thing = { secret: "s3cr3t", name: "x" };
    for (const treatment of ["ignore", "refuse"] as const) {
      const checker = createContractChecker(treatment, { writeOnlyNames: [], $defs, parameters: {}, operations: {} });
      const [violation, ...others] = checker.violations("/$defs/Thing", thing);
      expect(violation).toEqual({
        path: ["secret"],
        message: "is write-only and must not be returned",
        value: undefined,
      });
      expect(others).toEqual([]);
      expect(checker.violations("/$defs/Thing", { name: "x" })).toEqual([]);
    }
  });

  it("says which schema it hasn't got", () => {
    expect(() => contractCheckerFor("ignore").violations("/$defs/Nothing", {})).toThrow(/\/\$defs\/Nothing/);
  });
});

it("describes a violation with its place, or with a word for the whole", () => {
  const violation = { path: ["records", "0"], message: "must be object", value: 1 };
  expect(describeViolation(violation, "the body")).toBe("records.0 must be object");
  expect(describeViolation({ ...violation, path: [] }, "the body")).toBe("the body must be object");
});

it("the contract has every operation of the operation table", () => {
  expect(Object.keys(contract.operations)).toEqual(Object.keys(operationTable));
});
