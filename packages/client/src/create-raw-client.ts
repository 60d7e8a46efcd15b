import { operationTable, type paths } from "@rcw/types";
import type { Client } from "openapi-fetch";
import { checkBaseUrl } from "./base-url.js";
import type { FetchFunction } from "./client-options.js";
import { InvalidRequestError } from "./errors/invalid-request-error.js";
import { type CallInit, throughPipeline, type UntypedClient } from "./perform-call.js";
import type { Next } from "./pipeline/call.js";

/** openapi-fetch's client, whose calls pass through the pipeline; its answers are `{ data, error, response }`. */
export type RawClient = Client<paths>;

const HTTP_METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** Wraps openapi-fetch's client, so that raw calls are authorised, timed and serialised like the methods' calls. */
export function createRawClient(client: UntypedClient, run: Next, fetch: FetchFunction): RawClient {
  const operations = new Map(
    Object.values(operationTable).map((operation) => [`${operation.httpMethod} ${operation.path}`, operation]),
  );
  const request = async (httpMethod: string, path: string, init: CallInit = {}) => {
    checkDestination(path, init);
    const operation = operations.get(`${httpMethod.toUpperCase()} ${path}`);
    return client.request(
      httpMethod,
      path,
      throughPipeline(operation, init, { readsBody: false, options: {}, fetch }, run),
    );
  };
  const methods = HTTP_METHODS.map((httpMethod) => [
    httpMethod,
    (path: string, init?: CallInit) => request(httpMethod, path, init),
  ]);
  return { ...Object.fromEntries(methods), request, use: client.use, eject: client.eject };
}

/** The token goes along: so a path must not run on into the name of the host, and another host needs https too. */
function checkDestination(path: string, { baseUrl }: CallInit): void {
  if (baseUrl) checkBaseUrl(baseUrl);
  if (path.startsWith("/")) return;
  throw new InvalidRequestError(
    `path is ${JSON.stringify(path)}; expected one that starts with a slash: "/webinar/..."`,
    {
      parameterName: "path",
    },
  );
}
