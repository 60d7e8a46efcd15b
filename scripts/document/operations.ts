import {
  HTTP_METHODS,
  type HttpMethod,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  type RequestBody,
  type Response,
  type Schema,
} from "./openapi.js";
import { resolveReference } from "./reference.js";

/** An operation with its place in the document; path-level parameters are merged in and references resolved. */
export interface PlacedOperation {
  path: string;
  httpMethod: HttpMethod;
  operation: Operation;
  parameters: Parameter[];
  requestBody: RequestBody | undefined;
  responses: { status: string; response: Response }[];
}

/** Every operation in the order of the document. */
export function listOperations(document: OpenApiDocument): PlacedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    HTTP_METHODS.flatMap((httpMethod) => {
      const operation = item[httpMethod];
      if (operation === undefined) return [];
      return {
        path,
        httpMethod,
        operation,
        parameters: mergeParameters(document, item.parameters ?? [], operation.parameters ?? []),
        requestBody: operation.requestBody && resolveReference<RequestBody>(document, operation.requestBody),
        responses: Object.entries(operation.responses).map(([status, response]) => ({
          status,
          response: resolveReference<Response>(document, response),
        })),
      };
    }),
  );
}

type ParameterList = NonNullable<Operation["parameters"]>;

/** An operation's parameter replaces the path's of the same name and place. */
function mergeParameters(document: OpenApiDocument, shared: ParameterList, own: ParameterList): Parameter[] {
  const merged = new Map<string, Parameter>();
  for (const entry of [...shared, ...own]) {
    const parameter = resolveReference<Parameter>(document, entry);
    merged.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...merged.values()];
}

/** The schemas of everything that an operation sends. */
export function sentSchemas({ parameters, requestBody }: PlacedOperation): Schema[] {
  return [...parameters.map(({ schema }) => schema), ...contentSchemas(requestBody?.content)].filter(isPresent);
}

/** The schemas of everything that an operation answers. */
export function readSchemas({ responses }: PlacedOperation): Schema[] {
  return responses.flatMap(({ response }) => contentSchemas(response.content)).filter(isPresent);
}

function contentSchemas(content: Record<string, MediaType> | undefined): (MediaType["schema"] | undefined)[] {
  return Object.values(content ?? {}).map(({ schema }) => schema);
}

function isPresent<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
