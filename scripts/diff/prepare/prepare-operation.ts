import { isObject } from "../../document/json.js";
import {
  HTTP_METHODS,
  type MediaType,
  type Operation,
  type PagingHints,
  type Parameter,
  type RequestBody,
  type Response,
  type SdkHints,
} from "../../document/openapi.js";
import { stableText } from "../stable-text.js";
import { CALLBACKS } from "./incoming.js";
import { prepareSchema } from "./prepare-schema.js";
import type { Place, SourceDocument } from "./source-document.js";

/** Writes an operation in plain form: its path's parameters merged in, every reference followed. */
function prepareOperation(
  source: SourceDocument,
  operation: Record<string, unknown>,
  shared: unknown,
  place: Place,
): Operation {
  const { parameters, requestBody, responses, callbacks, tags, operationId, "x-sdk": hints, ...rest } = operation;
  const merged = new Map<string, Parameter>();
  const lists = [shared, parameters].flatMap((list) => (Array.isArray(list) ? list : []));
  for (const [index, entry] of lists.entries()) {
    const parameter = prepareParameter(source, entry, [...place, "parameters", String(index)]);
    if (parameter) merged.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  const body = requestBody === undefined ? undefined : prepareBody(source, requestBody, [...place, "requestBody"]);
  return {
    ...rest,
    ...(typeof operationId === "string" && operationId !== "" && { operationId }),
    ...(isObject(hints) && { "x-sdk": prepareHints(hints) }),
    ...(Array.isArray(tags) && { tags: tags.filter((tag) => typeof tag === "string") }),
    ...(merged.size > 0 && { parameters: [...merged.values()] }),
    ...(body && { requestBody: body }),
    ...(isObject(callbacks) && { [CALLBACKS]: prepareCallbacks(source, callbacks, [...place, "callbacks"]) }),
    responses: prepareResponses(source, responses, [...place, "responses"]),
  };
}

/** Each by its name; the address, which is an expression, and the method only where a name has several. */
function prepareCallbacks(
  source: SourceDocument,
  callbacks: Record<string, unknown>,
  place: Place,
): Record<string, Operation> {
  const prepared = Object.entries(callbacks).flatMap(([name, node]) => {
    const expressions = source.resolve(node, [...place, name]) ?? {};
    const items = Object.entries(expressions).filter(([expression]) => !expression.startsWith("x-"));
    const requests = items.flatMap(([expression, item]) =>
      Object.entries(preparePathItem(source, item, [...place, name, expression])).map(
        ([method, request]) => [`${name} ${expression} ${method}`, request] as const,
      ),
    );
    return requests.map(([key, request]) => [requests.length === 1 ? name : key, request] as const);
  });
  return Object.fromEntries(prepared);
}

/** The operations of a path, or of whatever else has some: method -> operation. */
export function preparePathItem(source: SourceDocument, node: unknown, place: Place): Record<string, Operation> {
  const item = source.resolve(node, place) ?? {};
  const methods = HTTP_METHODS.filter((method) => isObject(item[method]));
  return Object.fromEntries(
    methods.map((method) => [
      method,
      prepareOperation(source, item[method] as Record<string, unknown>, item.parameters, [...place, method]),
    ]),
  );
}

/** What the overlay says, as far as it is of the right type. */
function prepareHints({ service, method, paging, ...rest }: Record<string, unknown>): SdkHints {
  const isPaging = isObject(paging) && [paging.pageToken, paging.items, paging.nextPageToken].every(isText);
  return {
    ...rest,
    ...(isText(service) && { service }),
    ...(isText(method) && { method }),
    ...(isPaging && { paging: paging as unknown as PagingHints }),
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function prepareParameter(source: SourceDocument, entry: unknown, place: Place): Parameter | undefined {
  const resolved = source.resolve(entry, place);
  if (resolved === undefined) return undefined;
  const { name, in: where, required, schema, content, ...rest } = resolved;
  if (typeof name !== "string" || !["path", "query", "header", "cookie"].includes(String(where))) {
    source.report(place, `a parameter needs "name" and "in", found ${JSON.stringify({ name, in: where })}`);
    return undefined;
  }
  const [media] = isObject(content) ? Object.values(content) : [];
  const described = schema ?? (isObject(media) ? media.schema : undefined);
  return {
    ...rest,
    name,
    in: where as Parameter["in"],
    // A path without one of its parameters is another path.
    ...((required === true || where === "path") && { required: true }),
    schema: prepareSchema(source, described, [...place, "schema"]),
  };
}

function prepareBody(source: SourceDocument, node: unknown, place: Place): RequestBody | undefined {
  const resolved = source.resolve(node, place);
  if (resolved === undefined) return undefined;
  const { required, content, ...rest } = resolved;
  const prepared = prepareContent(source, content, [...place, "content"]);
  return { ...rest, ...(required === true && { required: true }), content: prepared ?? {} };
}

function prepareResponses(source: SourceDocument, node: unknown, place: Place): Record<string, Response> {
  if (!isObject(node)) {
    source.report(place, "the operation has no responses");
    return {};
  }
  const entries = Object.entries(node).filter(([status]) => !status.startsWith("x-"));
  return Object.fromEntries(
    entries.map(([status, response]) => {
      const { content, headers, links, ...rest } = source.resolve(response, [...place, status]) ?? {};
      const prepared = prepareContent(source, content, [...place, status, "content"]);
      const described = { ...rest, description: typeof rest.description === "string" ? rest.description : "" };
      return [
        /^default$/i.test(status) ? "default" : status.toUpperCase(),
        {
          ...described,
          ...(prepared && { content: prepared }),
          // No method shows them: kept as text, so that a change is noted.
          ...(headers !== undefined && { "x-headers": stableText(headers) }),
          ...(links !== undefined && { "x-links": stableText(links) }),
        },
      ];
    }),
  );
}

function prepareContent(source: SourceDocument, node: unknown, place: Place): Record<string, MediaType> | undefined {
  const entries = isObject(node) ? Object.entries(node) : [];
  if (entries.length === 0) return undefined;
  return Object.fromEntries(
    entries.map(([mediaType, media]) => {
      const { schema, ...rest } = isObject(media) ? media : {};
      const prepared = schema === undefined ? {} : { schema: prepareSchema(source, schema, [...place, mediaType]) };
      return [mediaType, { ...rest, ...prepared } as MediaType];
    }),
  );
}
