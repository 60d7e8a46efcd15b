import { flattenSchema } from "./flatten-schema.js";
import { assignMethodNames } from "./method-names.js";
import { takeName } from "./names.js";
import type { OpenApiDocument, PagingHints, Parameter, Schema } from "./openapi.js";
import { listOperations, type PlacedOperation } from "./operations.js";
import { resolveReference } from "./reference.js";

/** How a body or an answer travels. */
export type Format = "json" | "form" | "multipart" | "text" | "binary";

/** All that the generators need to know of an operation, every default filled in. */
export interface OperationDescription extends PlacedOperation {
  operationId: string;
  /** Property of the client, such as `invitees`. */
  service: string;
  /** Method of the service, such as `list`. */
  method: string;
  rateLimitGroup: string | undefined;
  appPermission: string | undefined;
  safeToRepeat: boolean;
  paging: PagingHints | undefined;
  arguments: Argument[];
  body: { mediaType: string; format: Format; required: boolean; schema: Schema } | undefined;
  /** The answers that mean success; `mediaType` is undefined where there is no body. */
  success: { status: string; mediaType: string | undefined; format: Format | undefined; schema: Schema | undefined }[];
}

/** A parameter under the name that the SDK's method gives it. */
export interface Argument {
  argument: string;
  parameter: Parameter;
}

/** Describes every operation of a bundled document, in its order. Throws on what no method can be made of. */
export function describeOperations(document: OpenApiDocument): OperationDescription[] {
  const operations = listOperations(document);
  const names = assignMethodNames(document, operations);
  return operations.map((placed, index) => {
    const { operation, httpMethod } = placed;
    const { operationId, service, method } = names[index] as (typeof names)[number];
    return {
      ...placed,
      operationId,
      service,
      method,
      rateLimitGroup: operation["x-throttling-group"],
      appPermission: operation["x-app-permission"],
      safeToRepeat:
        operation["x-sdk"]?.safeToRepeat ?? ["get", "put", "delete", "head", "options"].includes(httpMethod),
      paging: operation["x-sdk"]?.paging ?? detectPaging(document, placed),
      arguments: nameArguments(placed.parameters),
      body: describeBody(placed),
      success: describeSuccess(placed),
    };
  });
}

/** A parameter keeps its name unless another place, or the body, has taken it: then `pathId`, `queryId`. */
function nameArguments(parameters: readonly Parameter[]): Argument[] {
  const taken = new Set(["body"]);
  // A browser owns cookies: a method can't send them.
  const sendable = parameters.filter((parameter) => parameter.in !== "cookie");
  return sendable.map((parameter) => {
    const prefixed = parameter.in + parameter.name.charAt(0).toUpperCase() + parameter.name.slice(1);
    const argument = takeName(taken.has(parameter.name) ? prefixed : parameter.name, taken);
    return { argument, parameter };
  });
}

/** Recognises the platform's list form: a `pageToken` parameter, `records`, and `paging.nextPageToken`. */
export function detectPaging(document: OpenApiDocument, placed: PlacedOperation): PagingHints | undefined {
  if (!placed.parameters.some((parameter) => parameter.in === "query" && parameter.name === "pageToken"))
    return undefined;
  const answer = describeSuccess(placed)[0]?.schema;
  if (answer === undefined) return undefined;
  const { records, paging } = flattenSchema(document, answer).properties;
  if (records === undefined || paging === undefined) return undefined;
  if (resolveReference<Schema>(document, records).type !== "array") return undefined;
  if (flattenSchema(document, paging).properties.nextPageToken === undefined) return undefined;
  return { items: "records", nextPageToken: "paging.nextPageToken", pageToken: "pageToken" };
}

function describeBody({ requestBody }: PlacedOperation): OperationDescription["body"] {
  if (requestBody === undefined) return undefined;
  const [mediaType, content] = preferJson(requestBody.content) ?? [];
  if (mediaType === undefined) return undefined;
  return {
    mediaType,
    format: formatOf(mediaType),
    required: requestBody.required === true,
    schema: content?.schema ?? {},
  };
}

function describeSuccess({ responses }: PlacedOperation): OperationDescription["success"] {
  const declared = responses.filter(({ status }) => /^2(\d\d|XX)$/i.test(status));
  const successes = declared.length > 0 ? declared : responses.filter(({ status }) => status === "default");
  return successes.map(({ status, response }) => {
    const [mediaType, content] = preferJson(response.content ?? {}) ?? [];
    return {
      status,
      mediaType,
      format: mediaType === undefined ? undefined : formatOf(mediaType),
      schema: content?.schema,
    };
  });
}

function preferJson<Content>(content: Record<string, Content>): [string, Content] | undefined {
  const entries = Object.entries(content);
  return entries.find(([mediaType]) => formatOf(mediaType) === "json") ?? entries[0];
}

function formatOf(mediaType: string): Format {
  const type = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "application/json" || type.endsWith("+json")) return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type === "multipart/form-data") return "multipart";
  return type.startsWith("text/") ? "text" : "binary";
}
