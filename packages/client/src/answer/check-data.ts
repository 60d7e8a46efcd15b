import { ResponseFormatError } from "../errors/response-format-error.js";
import { parseJson } from "../json/parse-json.js";
import type { Operation } from "../operations/operation.js";

/** An answer, as far as an error about its form says what it was. */
export interface AnswerForm {
  readonly response: Response;
  readonly attempts: number;
}

/**
 * Holds the value of a successful answer against what the operation declares, so that nobody takes a gateway's page, or
 * half an answer, for an empty list. Gives what a method gives: undefined where the operation declares no body.
 * @throws {ResponseFormatError} naming what came and what is missing.
 */
export function checkData(operation: Operation, data: unknown, form: AnswerForm): unknown {
  const { answer, paging, isList } = operation;
  if (answer === undefined) {
    if (typeof data !== "string" || data.trim() === "" || parseJson(data) !== undefined) return undefined;
    throw formatError(`${data.length} other characters`, "no body", operation, form);
  }
  if (answer !== "json") return data;
  if (data === undefined) throw formatError("nothing", "JSON", operation, form);
  if (isList) return data;
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    throw formatError(describe(data), "an object", operation, form);
  }
  const items = paging && (data as Record<string, unknown>)[paging.items];
  if (paging && !Array.isArray(items)) {
    const found = `${items === undefined ? "none" : describe(items)} in an object with ${Object.keys(data).join(", ") || "nothing"}`;
    throw formatError(found, `a list of ${paging.items}`, operation, form);
  }
  return data;
}

/** The error for a body that isn't JSON. */
export function notJson(text: unknown, operation: Operation, form: AnswerForm): ResponseFormatError {
  return formatError(typeof text === "string" ? `${text.length} other characters` : "nothing", "JSON", operation, form);
}

function formatError(found: string, expected: string, { operationId }: Operation, { response, attempts }: AnswerForm) {
  const contentType = response.headers.get("content-type") ?? undefined;
  return new ResponseFormatError(found, { operationId, attempts, status: response.status, contentType, expected });
}

function describe(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : typeof value;
}
