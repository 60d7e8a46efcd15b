import type { paths } from "@rcw/types";
import type { Client } from "openapi-fetch";
import type { CallOptions } from "./call-options.js";
import { refuse } from "./errors/refuse.js";
import { operations } from "./generated/operations.js";
import type { Operation } from "./operation.js";
import type { SplitArguments } from "./request/split-arguments.js";

/**
 * openapi-fetch's client without its middleware: `GET(path, init)` and its like answer `{ data, error, response }`. Of
 * `init` they take `params`, `body`, `headers`, `signal` and `parseAs`, and `timeoutMs` and `retry` of `CallOptions`.
 */
export type RawClient = Omit<Client<paths>, "use" | "eject">;

/** What a raw call may be given. */
interface RawInit extends CallOptions {
  params?: Partial<SplitArguments>;
  body?: unknown;
  parseAs?: "json" | "text" | "blob" | "arrayBuffer" | "stream";
}

/** Sends a raw call through the pipeline. */
export type PerformRaw = (operation: Operation, given: SplitArguments, options: CallOptions) => Promise<Response>;

/** Makes openapi-fetch's functions, by its types, on this package's own pipeline. */
export function createRawClient(perform: PerformRaw): RawClient {
  const request = async (method: string, path: string, init: RawInit = {}) => {
    const { params, body, parseAs = "json", signal, headers, timeoutMs, retry, ...others } = init;
    const [unknown] = Object.keys(others);
    if (unknown) throw refuse(unknown, "isn't taken here", "an init of params, body, headers, signal and parseAs");
    if (!path.startsWith("/")) throw refuse("path", `is ${JSON.stringify(path)}`, 'one such as "/webinar/..."');
    const httpMethod = method.toUpperCase();
    const isCalled = (operation: Operation) => operation.httpMethod === httpMethod && operation.path === path;
    const operation = operations.find(isCalled) ?? { httpMethod, path, parameters: [] };
    const given = { path: {}, query: {}, header: {}, ...params, body };
    const isList = headers instanceof Headers || Array.isArray(headers);
    const own = isList ? Object.fromEntries(headers) : (headers ?? {});
    const response = await perform(operation, given, {
      headers: own,
      ...(signal && { signal }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(retry !== undefined && { retry }),
    });
    if (!response.ok) return { error: await readError(response), response };
    return { data: parseAs === "stream" ? response.body : await readData(response, parseAs), response };
  };
  const verbs = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"].map((verb) => [
    verb,
    (path: string, init?: RawInit) => request(verb, path, init),
  ]);
  return { ...Object.fromEntries(verbs), request };
}

async function readData(response: Response, parseAs: "json" | "text" | "blob" | "arrayBuffer"): Promise<unknown> {
  if (parseAs !== "json") return response[parseAs]();
  const text = await response.text();
  return text ? JSON.parse(text) : undefined;
}

async function readError(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
