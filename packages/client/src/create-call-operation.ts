import type { OperationDescription } from "@rcw/types";
import type { CallOptions } from "./call-options.js";
import type { FetchFunction } from "./client-options.js";
import type { CallOperation } from "./create-services.js";
import { parseBody } from "./parse-body.js";
import { throughPipeline, type UntypedClient } from "./perform-call.js";
import type { Next } from "./pipeline/call.js";
import { splitArguments } from "./split-arguments.js";

/** How a method performs its operation: arguments -> openapi-fetch -> pipeline -> the value of the answer. */
export function createCallOperation(client: UntypedClient, run: Next, fetch: FetchFunction): CallOperation {
  return async (operation, given, options) => {
    const { body, ...params } = splitArguments(operation, given);
    let value: unknown;
    const init = throughPipeline(
      operation,
      { params, body, parseAs: "stream", ...callInit(operation, options) },
      { readsBody: true, options, fetch },
      run,
      (call, answer) => {
        value = parseBody(call, answer);
      },
    );
    await client.request(operation.httpMethod, operation.path, init);
    return value;
  };
}

function callInit({ body }: OperationDescription, { signal, headers }: CallOptions): object {
  // openapi-fetch knows JSON, forms and `FormData`; a body in another format is sent as it is.
  const isPlain = body?.format === "text" || body?.format === "binary";
  const contentType = isPlain || body?.format === "form" ? { "content-type": body.mediaType } : {};
  return {
    ...(isPlain && { bodySerializer: (value: unknown) => value }),
    ...(signal && { signal }),
    headers: { ...contentType, ...headers },
  };
}
