import type { ContractParameter, ContractSchema } from "../contract/contract.js";
import { unknownProperties } from "../contract/unknown-properties.js";
import { contract } from "../generated/contract.js";
import { badParameter, parameterError, Refusal, unreadableBody } from "./refusal.js";

// What the service passes over in silence, and a test may want to hear of: the option `strict`.

/** @throws {Refusal} 400 for a query parameter that the operation doesn't have. */
export function refuseUnknownParameters(operationId: string, { searchParams }: URL): void {
  const keys = contract.operations[operationId]?.parameters ?? [];
  const parameters = keys.map((key) => contract.parameters[key] as ContractParameter);
  const known = parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  const unknown = [...new Set(searchParams.keys())].filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const expected = known.length > 0 ? `expected ${known.join(", ")}` : "expected none";
  throw new Refusal(
    400,
    unknown.map((name) => parameterError(name, `the operation doesn't have it; ${expected} (strict)`)),
  );
}

/** @throws {Refusal} 400 for a time window that ends before it begins: `endTimeFrom` after `endTimeTo`. */
export function refuseInvertedWindows(query: Readonly<Record<string, unknown>>): void {
  for (const [name, from] of Object.entries(query)) {
    const to = name.endsWith("From") ? query[`${name.slice(0, -"From".length)}To`] : undefined;
    if (typeof from !== "string" || typeof to !== "string" || Date.parse(from) <= Date.parse(to)) continue;
    throw badParameter(name, `it is later than ${name.slice(0, -"From".length)}To, ${to} (strict)`, from);
  }
}

/** @throws {Refusal} 400 for a body that doesn't say that it is JSON. */
export function refuseContentType(contentType: string | null): void {
  if (/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(contentType ?? "")) return;
  throw unreadableBody(`its content type is ${contentType ?? "missing"}, expected application/json (strict)`);
}

/** @throws {Refusal} 400 with an entry for each property that the schema doesn't know. */
export function refuseUnknownProperties(schema: ContractSchema, value: unknown): void {
  const unknown = unknownProperties(schema, value);
  if (unknown.length === 0) return;
  throw new Refusal(
    400,
    unknown.map(({ path, known }) =>
      parameterError(path.join("."), `there is no such property; expected ${known.join(", ")} (strict)`),
    ),
  );
}
