import type { OperationDescription } from "@rcw/types";
import type { Client } from "openapi-fetch";
import { checkHeaders } from "./check-headers.js";
import type { FetchFunction } from "./client-options.js";
import type { Answer, Call, Next } from "./pipeline/call.js";
import { pathSerializer } from "./serialize-path.js";
import { querySerializer } from "./serialize-query.js";

/** openapi-fetch's client without its types, for calls whose path is known at run time only. */
export type UntypedClient = Pick<Client<Record<string, never>>, "use" | "eject"> & {
  request(httpMethod: string, path: string, init: object): Promise<{ response: Response }>;
};

/** What `openapi-fetch` is given for one call. */
export interface CallInit {
  params?: { path?: object; query?: object; header?: object };
  fetch?: FetchFunction;
  signal?: AbortSignal | null;
  headers?: object;
  baseUrl?: string;
  [key: string]: unknown;
}

/** The init that makes openapi-fetch serialise as the operation declares, and send through a pipeline. */
export function throughPipeline(
  operation: OperationDescription | undefined,
  { signal, ...init }: CallInit,
  { readsBody, options, fetch }: Pick<Call, "readsBody" | "options" | "fetch">,
  run: Next,
  onAnswer?: (call: Call, answer: Answer) => void,
): CallInit {
  checkHeaders({ ...init.headers, ...init.params?.header }, operation?.operationId);
  return {
    pathSerializer: pathSerializer(operation),
    querySerializer: querySerializer(operation),
    ...init,
    params: { ...init.params, path: init.params?.path ?? {} },
    async fetch(request: Request) {
      const call: Call = {
        operation,
        request,
        // The caller's signal stays out of the request, which would listen to it until it is garbage-collected.
        signal: signal ?? request.signal,
        attempt: 1,
        options,
        fetch: init.fetch ?? fetch,
        readsBody,
      };
      const answer = await run(call);
      onAnswer?.(call, answer);
      return answer.response;
    },
  };
}
