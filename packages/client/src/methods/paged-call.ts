import type { PagingDescription } from "@rcw/types";
import { RcwError } from "../errors/rcw-error.js";
import { refuse } from "../errors/refuse.js";
import type { Operation } from "../operations/operation.js";
import type { ListOptions } from "../options/call-options.js";
import type { ApiCall, CallResult } from "./call-result.js";
import type { Arguments, Perform } from "./perform.js";

/**
 * What a list gives: a promise of one page, and an iterable over the items of all pages from there. Nothing is sent
 * before it is awaited or iterated over.
 */
export interface PagedCall<Page, Item> extends ApiCall<Page>, AsyncIterable<Item> {
  /** The pages one after the other, each fetched when it is asked for. */
  pages(): AsyncIterable<Page>;
}

/** Makes a list out of the function that performs its operation. */
export function createPagedCall(
  operation: Operation,
  { pageToken, items, nextPageToken }: PagingDescription,
  given: Arguments,
  { limit = Infinity, ...options }: ListOptions,
  perform: Perform,
): PagedCall<unknown, unknown> {
  let first: Promise<CallResult<unknown>> | undefined;
  const start = () => {
    first ??= perform(operation, given, options);
    return first;
  };
  const page = () => start().then(({ data }) => data);

  async function* pages(change?: Arguments): AsyncGenerator<unknown> {
    const seen = new Set<unknown>();
    let next = { ...given, ...change };
    let result = await (first ?? perform(operation, next, options));
    for (;;) {
      yield result.data;
      const token = read(result.data, nextPageToken);
      if (!token) return;
      if (seen.has(token)) throw new RcwError("the service gave a page token twice", operation);
      seen.add(token);
      next = { ...next, [pageToken]: token };
      result = await perform(operation, next, options);
    }
  }

  async function* everyItem(): AsyncGenerator<unknown> {
    if (!(limit >= 0)) throw refuse("limit", `is ${limit}`, "a number from 0", operation.operationId);
    let left = limit;
    if (left <= 0) return;
    // A page token goes with the size of page that it was given for.
    const isBegun = first !== undefined || given[pageToken] !== undefined;
    for await (const data of pages(isBegun ? undefined : largePages(operation, given, limit))) {
      for (const item of (read(data, items) ?? []) as unknown[]) {
        yield item;
        left -= 1;
        if (left <= 0) return;
      }
    }
  }

  return {
    // biome-ignore lint/suspicious/noThenProperty: a promise that starts when it is awaited.
    then: (onValue, onError) => page().then(onValue, onError),
    catch: (onError) => page().catch(onError),
    finally: (onEnd) => page().finally(onEnd),
    [Symbol.toStringTag]: "PagedCall",
    withResponse: start,
    pages: () => pages(),
    [Symbol.asyncIterator]: everyItem,
  };
}

/** Fewer calls for the same items: calls are what the rate limit counts. */
function largePages({ parameters }: Operation, { perPage }: Arguments, limit: number): Arguments | undefined {
  const max = parameters.find(({ name }) => name === "perPage")?.max;
  return max === undefined || perPage !== undefined ? undefined : { perPage: Math.min(max, Math.ceil(limit)) };
}

/** The value at a dotted path; undefined where the answer has another form. */
function read(value: unknown, path: string): unknown {
  return path.split(".").reduce((inner, name) => (inner as Arguments | undefined | null)?.[name], value);
}
