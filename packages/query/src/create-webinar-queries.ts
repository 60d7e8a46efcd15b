import type { WebinarClient } from "@rcw/client";
import type { MutationFunctionContext } from "@tanstack/query-core";
import { freshnessOf } from "./freshness.js";
import { queryTable } from "./generated/query-table.js";
import { isTouched, type WebinarQueryKey } from "./query-key.js";
import type { ChangeRow, ListRow, QueryRow } from "./query-row.js";
import type { WebinarQueries } from "./webinar-queries.js";

type Parameters = Readonly<Record<string, unknown>>;
type Method = (parameters: Parameters, options?: { signal: AbortSignal }) => Promise<unknown>;

/**
 * Options for TanStack Query, one maker for each method of the client: `useQuery(queries.invitees.get({ ... }))`,
 * `useInfiniteQuery(queries.invitees.list({ ... }))`, `useMutation(queries.invitees.update())`. They are plain objects, the
 * same for React, Vue, Solid and Svelte.
 * @throws {TypeError} when it isn't given a client.
 */
export function createWebinarQueries(rcw: WebinarClient): WebinarQueries {
  const entries = Object.entries(queryTable).map(([service, rows]) => {
    const methods = (rcw as unknown as Record<string, Record<string, Method>> | undefined)?.[service];
    if (!methods)
      throw new TypeError(`createWebinarQueries got no client with "${service}": give createWebinarClient()'s`);
    const makers = Object.entries<QueryRow>(rows).map(([method, row]) => [
      method,
      createMaker(service, method, row, (parameters, options) =>
        (methods[method] as Method).call(methods, parameters, options),
      ),
    ]);
    const key = (ids?: Parameters): WebinarQueryKey => (ids ? ["rcw", service, ids] : ["rcw", service]);
    return [service, { ...Object.fromEntries(makers), key }];
  });
  return Object.fromEntries(entries) as WebinarQueries;
}

function createMaker(
  service: string,
  method: string,
  row: QueryRow,
  call: Method,
): (parameters?: Parameters) => object {
  if (row.kind === "change") return () => changeOptions(service, method, row, call);
  return (parameters = {}) => ({
    queryKey: ["rcw", service, parameters, method],
    ...freshnessOf(row.group),
    ...(row.kind === "list" ? listOptions(row, parameters, call) : readOptions(parameters, call)),
  });
}

function readOptions(parameters: Parameters, call: Method) {
  return { queryFn: ({ signal }: { signal: AbortSignal }) => call(parameters, { signal }) };
}

function listOptions({ pageToken, nextPageToken }: ListRow, parameters: Parameters, call: Method) {
  return {
    initialPageParam: undefined,
    queryFn: async ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | undefined }) =>
      // Awaited here, since a list is a promise that starts when it is awaited: one page.
      await call(pageParam === undefined ? parameters : { ...parameters, [pageToken]: pageParam }, { signal }),
    // An empty token means the last page, as in the client's own lists.
    getNextPageParam: (page: unknown) => (read(page, nextPageToken) as string | undefined) || undefined,
  };
}

function changeOptions(service: string, method: string, { ids, stale }: ChangeRow, call: Method) {
  return {
    mutationKey: ["rcw", service, method],
    mutationFn: (variables: Parameters = {}) => call(variables),
    onSettled(
      _data: unknown,
      _error: unknown,
      variables: Parameters,
      _result: unknown,
      context: MutationFunctionContext,
    ) {
      const changed = Object.fromEntries(ids.map((id) => [id, variables[id]]));
      // Not waited for: reading again may have to wait for its turn, the change is done.
      void context.client.invalidateQueries({ predicate: ({ queryKey }) => isTouched(queryKey, stale, changed) });
    },
    retry: false,
  };
}

/** The value at a dotted path; undefined where the page has another form. */
function read(value: unknown, path: string): unknown {
  return path.split(".").reduce((inner, name) => (inner as Parameters | undefined | null)?.[name], value);
}
