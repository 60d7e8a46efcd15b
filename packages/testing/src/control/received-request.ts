import type { OperationId } from "@rcw/types";
import { type MatchedOperation, matchOperation } from "../engine/match-operation.js";
import { Refusal } from "../engine/refusal.js";
import { parseBody } from "./parse-body.js";

/** A request as the fake has received it: what `when` of a fault looks at. */
export interface ReceivedRequest {
  /** In capitals: `GET`. */
  readonly method: string;
  /** Path of the URL, as it was sent. */
  readonly path: string;
  /** The operation that method and path name; undefined for any other request, such as one for a token. */
  readonly operationId: OperationId | undefined;
  /** By name, decoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
  /** By name, decoded; a list where a name occurs several times. */
  readonly queryParameters: QueryParameters;
  readonly headers: Headers;
  /** The value of a JSON body, an object of a form's fields, any other body as text; undefined without a body. */
  readonly body: unknown;
}

/** Query parameters by name; a list where a name occurs several times. */
export type QueryParameters = Readonly<Record<string, string | readonly string[]>>;

/** A request before anything of it is read that isn't needed yet. */
export class IncomingRequest implements ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly operationId: OperationId | undefined;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly #query: URLSearchParams;
  readonly #text: string | undefined;

  constructor(request: Request, text: string | undefined) {
    const { pathname, searchParams } = new URL(request.url);
    const matched = findOperation(request.method, pathname);
    this.method = request.method;
    this.path = pathname;
    this.operationId = matched?.operation.operationId as OperationId | undefined;
    this.pathParameters = matched?.path ?? {};
    this.headers = request.headers;
    this.#query = searchParams;
    this.#text = text;
  }

  get queryParameters(): QueryParameters {
    return readQuery(this.#query);
  }

  get body(): unknown {
    return this.#text === undefined ? undefined : parseBody(this.#text, this.headers.get("Content-Type"));
  }

  /** The body as it was sent. */
  get text(): string | undefined {
    return this.#text;
  }
}

/** The operation of a method and a path; undefined for anything else. HEAD is the GET without a body. */
export function findOperation(method: string, pathname: string): MatchedOperation | undefined {
  try {
    return matchOperation(method === "HEAD" ? "GET" : method, pathname);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function readQuery(query: URLSearchParams): QueryParameters {
  const parameters: Record<string, string | readonly string[]> = {};
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    parameters[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return parameters;
}
