import type { OpenApiDocument, Operation, RequestBody, Response, Schema } from "../../document/openapi.js";

/** Where a prepared operation has the requests that the service sends because of it. */
export const CALLBACKS = "x-callbacks";
/** Where a prepared document has the requests that the service sends by itself. */
export const WEBHOOKS = "x-webhooks";

/** Requests that the service sends and an app receives, by name. */
export type Incoming = Readonly<Record<string, Operation>>;

export function webhooksOf(document: OpenApiDocument): Incoming {
  return (document[WEBHOOKS] ?? {}) as Incoming;
}

export function callbacksOf(operation: Operation): Incoming {
  return (operation[CALLBACKS] ?? {}) as Incoming;
}

/** The body of a prepared operation, which has no references outside its schemas. */
export function bodyOf({ requestBody }: Operation): RequestBody | undefined {
  return requestBody as RequestBody | undefined;
}

/** The answers of a prepared operation, by status. */
export function responsesOf({ responses }: Operation): [string, Response][] {
  return Object.entries(responses) as [string, Response][];
}

/** The schemas of everything that an app reads from requests of the service, or answers to them. */
export function incomingSchemas(document: OpenApiDocument): { read: Schema[]; sent: Schema[] } {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item) as Operation[]);
  const all = [
    ...Object.values(webhooksOf(document)),
    ...operations.flatMap((operation) => Object.values(callbacksOf(operation))),
  ];
  const schemasIn = (content: RequestBody["content"] = {}) =>
    Object.values(content).flatMap(({ schema }) => (schema ? [schema] : []));
  return {
    read: all.flatMap((request) => schemasIn(bodyOf(request)?.content)),
    sent: all.flatMap((request) => responsesOf(request).flatMap(([, { content }]) => schemasIn(content))),
  };
}
