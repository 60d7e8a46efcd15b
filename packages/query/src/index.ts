export { createWebinarQueries } from "./create-webinar-queries.js";
export type { Freshness } from "./freshness.js";
export type { WebinarQueryKey } from "./query-key.js";
export type {
  ChangeOptions,
  ListPagesOptions,
  ReadOptions,
  ServiceQueries,
  WebinarQueries,
} from "./webinar-queries.js";
