/** The parts of an OpenAPI 3.0 document that the generators read. Unknown keys and extensions pass through. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; [key: string]: unknown };
  tags?: Tag[];
  paths: Record<string, PathItem>;
  components?: Components;
  [key: string]: unknown;
}

export interface Tag {
  name: string;
  description?: string;
  [extension: `x-${string}`]: unknown;
}

export interface Components {
  schemas?: Record<string, Schema>;
  parameters?: Record<string, Parameter | Reference>;
  responses?: Record<string, Response | Reference>;
  requestBodies?: Record<string, RequestBody | Reference>;
  [key: string]: unknown;
}

export interface Reference {
  $ref: string;
}

/** In the order in which a reader expects them. */
export const HTTP_METHODS = ["get", "post", "put", "patch", "delete", "head", "options", "trace"] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

export type PathItem = Partial<Record<HttpMethod, Operation>> & {
  parameters?: (Parameter | Reference)[];
};

export interface Operation {
  operationId?: string;
  tags?: string[];
  summary?: string;
  description?: string;
  deprecated?: boolean;
  parameters?: (Parameter | Reference)[];
  requestBody?: RequestBody | Reference;
  responses: Record<string, Response | Reference>;
  "x-throttling-group"?: string;
  "x-app-permission"?: string;
  "x-sdk"?: SdkHints;
  [key: string]: unknown;
}

/** What the overlay says about an operation; every member has a default. */
export interface SdkHints {
  service?: string;
  method?: string;
  safeToRepeat?: boolean;
  paging?: PagingHints;
}

export interface PagingHints {
  /** Query parameter that takes a page token. */
  pageToken: string;
  /** Property of the answer that holds the items. */
  items: string;
  /** Dotted path, in the answer, of the token of the next page. */
  nextPageToken: string;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  description?: string;
  deprecated?: boolean;
  explode?: boolean;
  style?: string;
  schema?: Schema;
  example?: unknown;
}

export interface RequestBody {
  required?: boolean;
  description?: string;
  content: Record<string, MediaType>;
}

export interface Response {
  description: string;
  content?: Record<string, MediaType>;
  headers?: Record<string, unknown>;
}

export interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, unknown>;
  [extension: `x-${string}`]: unknown;
}

export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  description?: string;
  enum?: unknown[];
  default?: unknown;
  nullable?: boolean;
  readOnly?: boolean;
  writeOnly?: boolean;
  deprecated?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
  [key: string]: unknown;
}
