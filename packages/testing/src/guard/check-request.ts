import type { ContractParameter } from "../contract/contract.js";
import { type ContractChecker, pointerTo } from "../contract/contract-checker.js";
import { parameterValue } from "../contract/parameter-values.js";
import type { MatchedOperation } from "../engine/match-operation.js";
import { contract } from "../generated/contract.js";
import type { ContractDifference } from "./contract-report.js";
import { toDifference } from "./describe-difference.js";

/** A request's body: its text, which is empty where there is none; undefined where it can't be read. */
export type BodyText = string | undefined;

/** Where a request differs from the description: parameters, then the body. */
export function checkRequest(
  { operation, path }: MatchedOperation,
  { url, headers }: Request,
  text: BodyText,
  checker: ContractChecker,
): ContractDifference[] {
  const { operationId } = operation;
  const source = { path, query: new URL(url).searchParams, headers };
  const keys = contract.operations[operationId]?.parameters ?? [];
  const ofParameters = keys.flatMap((key) => {
    const parameter = contract.parameters[key] as ContractParameter;
    return checkParameter(key, parameter, parameterValue(parameter, source), checker);
  });
  return text === undefined ? ofParameters : [...ofParameters, ...checkBody(operationId, text, checker)];
}

function checkParameter(
  key: string,
  { name, in: place, required }: ContractParameter,
  value: unknown,
  checker: ContractChecker,
): ContractDifference[] {
  const part = `${place}.${name}`;
  if (value === undefined) return required ? [{ where: part, expected: "is required", found: "nothing" }] : [];
  const violations = checker.violations(pointerTo("parameters", key, "schema"), value);
  return violations.map((violation) => toDifference(part, violation));
}

function checkBody(operationId: string, text: string, checker: ContractChecker): ContractDifference[] {
  const body = contract.operations[operationId]?.body;
  if (text === "") return body?.required ? [{ where: "body", expected: "is required", found: "nothing" }] : [];
  const found = `text of ${text.length} characters`;
  if (body === undefined) return [{ where: "body", expected: "isn't taken by this operation", found }];
  try {
    const violations = checker.violations(pointerTo("operations", operationId, "body", "schema"), JSON.parse(text));
    return violations.map((violation) => toDifference("body", violation));
  } catch (error) {
    if (error instanceof SyntaxError) return [{ where: "body", expected: "must be JSON", found }];
    throw error;
  }
}
