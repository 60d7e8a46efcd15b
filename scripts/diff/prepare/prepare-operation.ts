import { isObject } from "../../document/json.js";
import type {
  MediaType,
  Operation,
  PagingHints,
  Parameter,
  RequestBody,
  Response,
  SdkHints,
} from "../../document/openapi.js";
import { stableText } from "../stable-text.js";
import { prepareSchema } from "./prepare-schema.js";
import type { Place, SourceDocument } from "./source-document.js";

/** Writes an operation in plain form: its path's parameters merged in, every reference followed. */
export function prepareOperation(
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
    ...(callbacks !== undefined && { "x-callbacks": stableText(callbacks) }),
    responses: prepareResponses(source, responses, [...place, "responses"]),
  };
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
