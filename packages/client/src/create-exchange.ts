import type { paths } from "@rcw/types";
import createClient, { type Client, type Middleware, mergeHeaders } from "openapi-fetch";
import { notJson } from "./answer/check-data.js";
import { replay } from "./answer/replay.js";
import type { Answer, Next } from "./call/call.js";
import { isRcwError } from "./errors/rcw-error.js";
import { refuse } from "./errors/refuse.js";
import { showValue } from "./errors/show-value.js";
import { AsRequest } from "./request/light-request.js";
import { type CallKind, openCall } from "./request/open-call.js";
import { serializeBody, serializePath } from "./request/serializers.js";

/** Where requests go, and what each has. */
export interface RequestBase {
  /** Without trailing slashes. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What openapi-fetch gives, and the answer of the pipeline: undefined where middleware has answered by itself. */
export interface Exchanged {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
  readonly answer: Answer | undefined;
}

/** What openapi-fetch is given for a call, and changed for it; its own types know the paths, these are for all of them. */
export type ExchangeInit = Record<string, unknown> & {
  readonly middleware?: unknown;
  readonly Request?: unknown;
};

/** One request and its answer, by way of openapi-fetch, with the pipeline as its `fetch`. */
export interface Exchange {
  (kind: CallKind, path: string, init: ExchangeInit): Promise<Exchanged>;
  use(...middleware: Middleware[]): void;
  eject(...middleware: Middleware[]): void;
}

/**
 * Joins openapi-fetch and the pipeline: openapi-fetch builds address, query, headers and body and reads the answer, the
 * pipeline does everything in between. A client without middleware pays for no `Request`.
 */
export function createExchange({ baseUrl, headers }: RequestBase, run: Next): Exchange {
  const client = createClient<paths>({ baseUrl, bodySerializer: serializeBody });
  const request = client.request as unknown as (
    method: string,
    path: string,
    init: object,
  ) => Promise<Omit<Exchanged, "answer">>;
  let middlewares: readonly Middleware[] = [];

  const exchange = async (kind: CallKind, path: string, init: ExchangeInit): Promise<Exchanged> => {
    const { operation, reading, isMethod } = kind;
    // Without the slash the path would go on with the name of the host.
    if (typeof path !== "string" || !path.startsWith("/"))
      throw refuse("path", `is ${showValue(path)}`, 'a leading "/"');
    const isReal = middlewares.length > 0 || init.middleware !== undefined || init.Request !== undefined;
    // The common case costs the least: headers that all requests have are added to the call, and not merged each time.
    const isLight = isMethod && !isReal;
    let answer: Answer | undefined;
    const fetch = async (built: Request) => {
      const call = openCall(built, kind, isLight ? headers : undefined);
      answer = await run(call instanceof Promise ? await call : call);
      return replay(answer, isReal);
    };
    // Made for this call alone, so that it needn't be copied.
    const own = init as Record<string, unknown>;
    own.parseAs = reading;
    own.fetch = fetch;
    if (!isReal) own.Request = AsRequest;
    if (!isLight) own.headers = mergeHeaders(headers, init.headers as Record<string, string> | undefined);
    // The arguments of a method have been looked at.
    if (!isMethod) {
      own.pathSerializer ??= (template: string, values: Record<string, unknown>) =>
        serializePath(template, values, operation.operationId);
    }
    try {
      const { data, error, response } = await request(operation.httpMethod, path, own);
      // Without middleware it is the pipeline's answer that has been read: its own response goes to the caller.
      return { data, error, response: isReal || !answer ? response : answer.response, answer };
    } catch (error) {
      if (isRcwError(error)) throw error;
      if (error instanceof URIError)
        throw refuse("query", "has a lone surrogate", "well-formed text", operation.operationId);
      if (!(error instanceof SyntaxError) || answer === undefined) throw error;
      throw notJson(answer.body, operation, { response: answer.response, attempts: answer.call.attempt });
    }
  };
  return Object.assign(exchange, {
    use(...added: Middleware[]) {
      client.use(...added);
      middlewares = [...middlewares, ...added.filter(Boolean)];
    },
    eject(...removed: Middleware[]) {
      client.eject(...removed);
      for (const each of removed) {
        const index = middlewares.indexOf(each);
        if (index >= 0) middlewares = middlewares.toSpliced(index, 1);
      }
    },
  });
}

/** openapi-fetch's client of the API's paths. */
export type RawClient = Client<paths>;
