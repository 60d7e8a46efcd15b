import type { OperationDescription } from "@rcw/types";
import { serializeArrayParam, serializePrimitiveParam } from "openapi-fetch";
import { InvalidRequestError } from "./errors/invalid-request-error.js";

/** Writes query parameters as the operation declares them: lists repeated, or joined by commas; nothing for undefined. */
export function querySerializer(operation: OperationDescription | undefined): (query: unknown) => string {
  return (query) =>
    Object.entries((query ?? {}) as Record<string, unknown>)
      .map(([name, value]) => serializeValue(name, value, operation))
      .filter((text) => text !== "")
      .join("&");
}

function serializeValue(name: string, value: unknown, operation: OperationDescription | undefined): string {
  const values = [value].flat().filter((item) => item !== undefined && item !== null);
  for (const item of values) checkValue(name, item, operation);
  if (values.length === 0) return "";
  if (!Array.isArray(value)) return serializePrimitiveParam(name, value as string);
  const isJoined = operation?.parameters.some((parameter) => parameter.name === name && parameter.joined) ?? false;
  return serializeArrayParam(name, values, { style: "form", explode: !isJoined });
}

function checkValue(name: string, value: unknown, operation: OperationDescription | undefined): void {
  const problem = problemOf(value);
  if (problem === undefined) return;
  throw new InvalidRequestError(`query parameter ${name} is ${problem}; expected text, a number or a boolean`, {
    operationId: operation?.operationId,
    parameterName: name,
  });
}

function problemOf(value: unknown): string | undefined {
  if (value instanceof Date) return "a Date, which travels as its toISOString()";
  if (typeof value === "object") return "an object";
  if (typeof value === "string" && /\p{Surrogate}/u.test(value)) return "not well-formed text";
  return undefined;
}
