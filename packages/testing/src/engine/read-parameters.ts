import type { ApiErrorWithParameter } from "@rcw/types";
import type { ContractParameter, ContractSchema } from "../contract/contract.js";
import { type ContractChecker, pointerTo } from "../contract/contract-checker.js";
import { parameterValue, schemaOf } from "../contract/parameter-values.js";
import { contract } from "../generated/contract.js";
import type { MatchedOperation } from "./match-operation.js";
import { parameterError, Refusal } from "./refusal.js";

/** Values of path and query parameters under their names, of the types that the contract gives them. */
export interface ReadParameters {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
}

/** The service lowers a value above the maximum of these instead of refusing it. */
const CLAMPED = new Set(["perPage"]);

/**
 * Reads and checks an operation's parameters; defaults of the contract are filled in, others are ignored.
 *
 * @throws {Refusal} 400 `CMN-101` with an entry for each parameter that is missing or breaks its schema.
 */
export function readParameters(matched: MatchedOperation, url: URL, checker: ContractChecker): ReadParameters {
  const values: Record<string, Record<string, unknown>> = { path: {}, query: {}, header: {} };
  const errors: ApiErrorWithParameter[] = [];
  for (const key of contract.operations[matched.operation.operationId]?.parameters ?? []) {
    const parameter = contract.parameters[key] as ContractParameter;
    const value = readValue(parameter, matched, url);
    if (value === undefined) {
      if (parameter.required) errors.push(parameterError(parameter.name, "is required"));
      continue;
    }
    const [violation] = checker.violations(pointerTo("parameters", key, "schema"), value);
    if (violation) errors.push(parameterError(parameter.name, violation.message, violation.value));
    (values[parameter.in] as Record<string, unknown>)[parameter.name] = value;
  }
  if (errors.length > 0) throw new Refusal(400, errors);
  return { path: values.path ?? {}, query: values.query ?? {} };
}

function readValue(parameter: ContractParameter, { path }: MatchedOperation, { searchParams }: URL): unknown {
  const schema = schemaOf(parameter);
  return clamp(parameter, schema, parameterValue(parameter, { path, query: searchParams }) ?? schema.default);
}

function clamp({ name }: ContractParameter, { maximum }: ContractSchema, value: unknown): unknown {
  const isClamped = CLAMPED.has(name) && typeof value === "number" && typeof maximum === "number";
  return isClamped ? Math.min(value, maximum) : value;
}
