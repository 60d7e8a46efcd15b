import { contract } from "../generated/contract.js";
import type { ContractParameter, ContractSchema } from "./contract.js";

/** Where the values of parameters stand in a request. */
export interface ParameterSource {
  /** Values of path parameters by name, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers?: Headers;
}

/**
 * The value that a request gives a parameter, of the type that the contract gives it; undefined where it gives none.
 * Text that isn't of the type stays text: the schema then refuses it.
 */
export function parameterValue(parameter: ContractParameter, { path, query, headers }: ParameterSource): unknown {
  const schema = schemaOf(parameter);
  if (parameter.in === "path") return readText(path[parameter.name], schema);
  if (parameter.in === "header") return readText(headers?.get(parameter.name) ?? undefined, schema);
  const texts = query.getAll(parameter.name);
  const [text] = texts;
  if (text === undefined || schema.type !== "array") return readText(text, schema);
  const items = followReference((schema.items ?? {}) as ContractSchema);
  // Some clients repeat what is to be joined.
  return (parameter.joined ? texts.flatMap((each) => each.split(",")) : texts).map((item) => readText(item, items));
}

/** The schema of a parameter's value, without a reference in its place. */
export function schemaOf({ schema }: ContractParameter): ContractSchema {
  return followReference(schema);
}

function readText(text: string | undefined, { type }: ContractSchema): unknown {
  if (text === undefined) return undefined;
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
