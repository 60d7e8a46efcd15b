import type { Services } from "@rcw/client";
import type { DataTag, InfiniteData, MutationFunctionContext } from "@tanstack/query-core";
import type { Freshness } from "./freshness.js";
import type { queryTable } from "./generated/query-table.js";
import type { WebinarQueryKey } from "./query-key.js";

/** The options of every operation, by service and method. */
export type WebinarQueries = { readonly [Service in keyof Table]: ServiceQueries<Service> };

/** The options of a service's operations, and the keys of all that is read of it. */
export type ServiceQueries<Service extends keyof Table> = {
  readonly [Method in keyof Table[Service] & keyof Services[Service]]: OptionsMaker<
    Table[Service][Method],
    Services[Service][Method]
  >;
} & {
  /** The key of everything that is read of this service, narrowed by the ids that are given. */
  key(ids?: Readonly<Record<string, string>>): WebinarQueryKey;
};

/** For `useQuery`, `prefetchQuery`, `ensureQueryData`, ... */
export interface ReadOptions<Data> extends Freshness {
  readonly queryKey: DataTag<WebinarQueryKey, Data, Error>;
  readonly queryFn: (context: { signal: AbortSignal }) => Promise<Data>;
}

/** For `useInfiniteQuery`, `prefetchInfiniteQuery`, ... */
export interface ListPagesOptions<Page> extends Freshness {
  readonly queryKey: DataTag<WebinarQueryKey, InfiniteData<Page, string | undefined>, Error>;
  readonly queryFn: (context: { signal: AbortSignal; pageParam: string | undefined }) => Promise<Page>;
  readonly initialPageParam: string | undefined;
  readonly getNextPageParam: (page: Page) => string | undefined;
}

/** For `useMutation`; what is passed to `mutate` are the parameters of the method. */
export interface ChangeOptions<Variables, Data> {
  readonly mutationKey: readonly ["rcw", string, string];
  readonly mutationFn: (variables: Variables) => Promise<Data>;
  /** Marks what the change may show in as stale, after a failure too: a call without an answer may have been carried out. */
  readonly onSettled: (
    data: Data | undefined,
    error: Error | null,
    variables: Variables,
    onMutateResult: unknown,
    context: MutationFunctionContext,
  ) => void;
  readonly retry: false;
}

type Table = typeof queryTable;
type Call = (...given: never[]) => PromiseLike<unknown>;

type OptionsMaker<Row, Method> = Method extends Call
  ? Row extends { kind: "get" }
    ? (...given: ParametersOf<Method>) => ReadOptions<Awaited<ReturnType<Method>>>
    : Row extends { kind: "list" }
      ? (parameters: Omit<Parameters<Method>[0], "pageToken">) => ListPagesOptions<Awaited<ReturnType<Method>>>
      : () => ChangeOptions<Parameters<Method>[0], Awaited<ReturnType<Method>>>
  : never;

/** The parameters without the options of the call, optional where the method's are. */
type ParametersOf<Method extends Call> =
  Parameters<Method> extends [infer Given, unknown?] ? [parameters: Given] : [parameters?: Parameters<Method>[0]];
