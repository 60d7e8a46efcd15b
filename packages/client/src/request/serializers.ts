import {
  defaultBodySerializer,
  defaultPathSerializer,
  serializeArrayParam,
  serializePrimitiveParam,
} from "openapi-fetch";
import { refuse } from "../errors/refuse.js";
import { showValue } from "../errors/show-value.js";
import type { Operation } from "../operations/operation.js";

/**
 * Fills a path template by openapi-fetch's own function, after a look at the values.
 * @throws {InvalidRequestError} for one that is missing, that text can't be made of, or that would lead to another path.
 */
export function serializePath(template: string, values: Record<string, unknown> = {}, operationId?: string): string {
  for (const [, name = ""] of template.matchAll(/\{[.;]?([^{}*]+)\*?\}/g)) {
    const value = values[name];
    const parts = value !== null && typeof value === "object" ? Object.values(value) : [value];
    const wrong = parts.find((part) => !isUsable(part));
    if (wrong === undefined && parts.length > 0 && !(parts.length === 1 && parts[0] === undefined)) continue;
    throw refuse(name, `is ${showValue(value)}`, "an id", operationId, "path parameter ");
  }
  return defaultPathSerializer(template, values);
}

function isUsable(value: unknown): boolean {
  if (value === undefined || value === null || typeof value === "object" || typeof value === "boolean") return false;
  const text = String(value);
  return !/^(\.{0,2}|\s+)$/.test(text) && !/\p{Surrogate}/u.test(text);
}

/** The query of an operation in which some lists are joined by commas and others repeated; undefined for all others. */
export function querySerializerOf({ parameters }: Operation): ((query: object) => string) | undefined {
  if (!parameters.some(({ joined }) => joined)) return undefined;
  const joined = new Set(parameters.flatMap(({ name, joined }) => (joined ? [name] : [])));
  return (query) =>
    Object.entries(query)
      .filter(([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0))
      .map(([name, value]) =>
        Array.isArray(value)
          ? serializeArrayParam(name, value, { style: "form", explode: !joined.has(name) })
          : serializePrimitiveParam(name, value),
      )
      .join("&");
}

/**
 * Writes a body: forms as openapi-fetch does, everything else that isn't for `fetch` as it is as JSON.
 * @throws {InvalidRequestError} for what JSON can't be made of.
 */
export function serializeBody(body: unknown, headers?: Headers): unknown {
  if (body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return body;
  try {
    return (defaultBodySerializer as (body: unknown, headers?: Headers) => unknown)(body, headers);
  } catch {
    throw refuse("body", "is circular or has a BigInt", "JSON");
  }
}
