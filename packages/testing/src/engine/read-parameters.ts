import type { ApiErrorWithParameter } from "@rcw/types";
import type { ContractParameter, ContractSchema } from "../contract/contract.js";
import { type ContractChecker, pointerTo } from "../contract/contract-checker.js";
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

function readValue(parameter: ContractParameter, { path }: MatchedOperation, url: URL): unknown {
  if (parameter.in === "path") return path[parameter.name];
  if (parameter.in === "header") return undefined;
  const schema = followReference(parameter.schema);
  const texts = url.searchParams.getAll(parameter.name);
  const [text] = texts;
  if (text === undefined) return schema.default;
  if (schema.type === "array") {
    const items = followReference((schema.items ?? {}) as ContractSchema);
    return (parameter.joined ? text.split(",") : texts).map((item) => parseText(item, items));
  }
  return clamp(parameter, schema, parseText(text, schema));
}

function clamp({ name }: ContractParameter, { maximum }: ContractSchema, value: unknown): unknown {
  const isClamped = CLAMPED.has(name) && typeof value === "number" && typeof maximum === "number";
  return isClamped ? Math.min(value, maximum) : value;
}

/** Text that isn't of the type stays text: the schema then refuses it. */
function parseText(text: string, { type }: ContractSchema): unknown {
  if (type === "integer" && /^[+-]?\d+$/.test(text)) return Number(text);
  if (type === "number" && text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

function followReference(schema: ContractSchema): ContractSchema {
  const { $ref } = schema;
  if (typeof $ref !== "string") return schema;
  return followReference(contract.$defs[decodeURIComponent($ref.replace("#/$defs/", ""))] ?? {});
}
