import type { OperationId } from "./generated/operations.js";

/** One operation of the API as data: how it is called and what the service says about it. */
export interface OperationDescription {
  readonly operationId: OperationId;
  /** Service of the client that has the method, such as `invitees`. */
  readonly service: string;
  /** Method of the service, such as `list`. */
  readonly method: string;
  /** In capitals: `GET`, `PATCH`. */
  readonly httpMethod: string;
  /** Path template from the root of the host: `/webinar/.../{webinarId}`. */
  readonly path: string;
  /** Rate-limit group (`x-throttling-group`): `Light`, `Medium`, `Heavy`. */
  readonly rateLimitGroup?: string;
  /** Permission that the app needs (`x-app-permission`). */
  readonly appPermission?: string;
  /** Sending it twice does no more than sending it once. */
  readonly safeToRepeat?: true;
  /** Where a list keeps its items and page tokens; only lists that come in pages have it. */
  readonly paging?: PagingDescription;
  readonly body?: BodyDescription;
  /** How the successful answer travels; left out when it has no body. */
  readonly answer?: Format;
  /** Path, query and header parameters in the order of the document. */
  readonly parameters: readonly ParameterDescription[];
}

/** Where a list that comes in pages keeps its items and page tokens. */
export interface PagingDescription {
  /** Query parameter that takes a page token. */
  readonly pageToken: string;
  /** Property of the answer that holds the items. */
  readonly items: string;
  /** Dotted path, in the answer, of the next page's token; nothing is there on the last page. */
  readonly nextPageToken: string;
}

/** The body that an operation takes. */
export interface BodyDescription {
  readonly mediaType: string;
  readonly format: Format;
  readonly required?: true;
}

/** How a body or an answer travels. */
export type Format = "json" | "form" | "multipart" | "text" | "binary";

/** One parameter of an operation, with the bounds of its values. */
export interface ParameterDescription extends ValueBounds {
  /** Name on the wire. */
  readonly name: string;
  /** Name in the SDK's method, where it differs. */
  readonly argument?: string;
  readonly in: "path" | "query" | "header";
  readonly required?: true;
  /** A list is sent as one comma-separated value (`explode: false`), not repeated. */
  readonly joined?: true;
  /** Bounds of each item of a list. */
  readonly items?: ValueBounds;
}

/** Bounds of a value: lengths in characters, both ends included. */
export interface ValueBounds {
  readonly type?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
}
