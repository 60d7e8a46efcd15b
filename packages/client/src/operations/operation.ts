import type { BodyDescription, Format, PagingDescription } from "@rcw/types";

/** What the client has to know of an operation to call it: a row of its generated table. */
export interface Operation {
  /** As in the API description; undefined for a raw call to a path that the description doesn't have. */
  readonly operationId?: string;
  /** Service of the client that has the method, such as `invitees`. */
  readonly service?: string;
  /** Method of the service, such as `list`. */
  readonly method?: string;
  /** In capitals: `GET`, `PATCH`. */
  readonly httpMethod: string;
  /** Path template from the root of the host. */
  readonly path: string;
  /** Rate-limit group by default: `Light`, `Medium`, `Heavy`. */
  readonly group?: string;
  /** Whether sending it twice does no more than sending it once; only where the HTTP method doesn't say. */
  readonly safe?: boolean;
  /** How the successful answer travels; left out when it has no body. */
  readonly answer?: Format;
  /** The JSON of the answer is a list or a plain value, and not an object. */
  readonly isList?: true;
  readonly body?: BodyDescription;
  readonly paging?: PagingDescription;
  readonly parameters: readonly Parameter[];
}

/** A parameter, with the bounds of its values. */
export interface Parameter extends Bounds {
  /** Name on the wire. */
  readonly name: string;
  /** Name in the method, where it differs. */
  readonly argument?: string;
  readonly in: "path" | "query" | "header";
  readonly required?: true;
  /** A list is sent as one comma-separated value, not repeated. */
  readonly joined?: true;
  /** Bounds of each item of a list. */
  readonly items?: Bounds;
}

/** Bounds of a value, both ends included: of a number itself, of a text's length in characters, of a list's in items. */
export interface Bounds {
  readonly type?: string;
  readonly format?: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
}

/** Whether an operation may be sent again after a failure that leaves open whether the service has acted. */
export function isSafeToRepeat({ safe, httpMethod }: Operation): boolean {
  return safe ?? /^(GET|PUT|DELETE|HEAD|OPTIONS)$/.test(httpMethod);
}
