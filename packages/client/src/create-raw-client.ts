import type { paths } from "@rcw/types";
import type { Client } from "openapi-fetch";
import type { SplitArguments } from "./arguments/split-arguments.js";
import { refuse } from "./errors/refuse.js";
import { showValue } from "./errors/show-value.js";
import { operations } from "./generated/operations.js";
import type { Perform } from "./methods/perform.js";
import type { Operation } from "./operations/operation.js";
import type { CallOptions } from "./options/call-options.js";

/**
 * openapi-fetch's client without its middleware: `GET(path, init)` and its like answer `{ data, error, response }`. Of
 * `init` they take `params`, `body`, `headers`, `signal` and `parseAs`, and `timeoutMs` and `retry` of `CallOptions`.
 */
export type RawClient = Omit<Client<paths>, "use" | "eject">;

/** What a raw call may be given. */
interface RawInit extends Omit<CallOptions, "headers"> {
  headers?: Record<string, string> | Headers | [string, string][];
  params?: Partial<SplitArguments>;
  body?: unknown;
  parseAs?: "json" | "text" | "blob" | "arrayBuffer" | "stream";
}

/** What a raw call takes; anything else would stay without effect. */
const TAKEN = ["params", "body", "headers", "signal", "parseAs", "timeoutMs", "retry"];

/** Makes openapi-fetch's functions, by its types, on this package's own pipeline. */
export function createRawClient(perform: Perform): RawClient {
  const request = async (method: string, path: string, init: RawInit = {}) => {
    const { params, body, headers, parseAs = "json" } = init;
    const unknown = Object.keys(init).find((name) => !TAKEN.includes(name));
    if (unknown) throw refuse(unknown, "doesn't exist", TAKEN.join(", "), undefined, "option ");
    if (!path.startsWith("/")) throw refuse("path", `is ${showValue(path)}`, 'a leading "/"');
    const httpMethod = method.toUpperCase();
    const isCalled = (operation: Operation) => operation.httpMethod === httpMethod && operation.path === path;
    const known = operations.find(isCalled) ?? { httpMethod, path, parameters: [] };
    const isList = headers instanceof Headers || Array.isArray(headers);
    const { answer: _, ...operation } = known;
    // What is read here is covered by time-out and signal, to its end.
    const isRead = parseAs === "json" || parseAs === "text";
    const { data, response } = await perform(
      isRead ? { ...operation, answer: parseAs } : operation,
      { ...given(params), body },
      { ...init, headers: isList ? Object.fromEntries(headers) : (headers ?? {}) },
      true,
    );
    if (isRead) return response.ok ? { data, response } : { error: data, response };
    if (!response.ok) return { error: await response.text(), response };
    return { data: parseAs === "stream" ? response.body : await response[parseAs](), response };
  };
  const verbs = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"].map((verb) => [
    verb,
    request.bind(undefined, verb),
  ]);
  return { ...Object.fromEntries(verbs), request };
}

function given({ path = {}, query = {}, header = {} }: Partial<SplitArguments> = {}): Omit<SplitArguments, "body"> {
  return { path, query, header };
}
