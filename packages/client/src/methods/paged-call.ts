import type { PagingDescription } from "@rcw/types";
import { isRcwError, RcwError } from "../errors/rcw-error.js";
import { refuse } from "../errors/refuse.js";
import type { Operation } from "../operations/operation.js";
import type { ListOptions } from "../options/call-options.js";
import { checkNames } from "../options/check-names.js";
import type { ApiCall, CallResult } from "./call-result.js";
import type { Arguments, Perform } from "./perform.js";

/**
 * What a list gives: a promise of one page, and an iterable over the items of all pages from there. Nothing is sent before
 * it is awaited or iterated over.
 *
 * One rule for all of them: a page is as large as the service allows, or as `limit` needs, unless `perPage` or a page
 * token says otherwise; and none gives more items than `limit`. Calls are what the rate limit counts, so fewer are better.
 * When a page fails, the error's `stoppedAt` says where to go on.
 */
export interface PagedCall<Page, Item> extends ApiCall<Page>, AsyncIterable<Item> {
  /** The pages one after the other, each fetched when it is asked for. */
  pages(): AsyncIterable<Page>;
  /** The items of all pages in one array; `limit` goes before the one of the call. */
  toArray(options?: { limit?: number | undefined }): Promise<Item[]>;
}

/** Makes a list out of the function that performs its operation. */
export function createPagedCall(
  operation: Operation,
  { pageToken, items, nextPageToken }: PagingDescription,
  given: Arguments,
  { limit: givenLimit, ...options }: ListOptions,
  perform: Perform,
): PagedCall<unknown, unknown> {
  /** The first page as it came: another limit may show more of it. */
  let first: Promise<CallResult<unknown>> | undefined;

  const sized = (limit: number) => ({ ...given, ...pageSize(operation, given, pageToken, limit) });
  /** The page that a promise stands for. One that failed is fetched anew by whoever asks again. */
  const start = async (limit = givenLimit ?? Infinity) => {
    checkLimit(limit, operation);
    first ??= perform(operation, sized(limit), options).catch((error) => {
      first = undefined;
      throw error;
    });
    const result = await first;
    return { ...result, data: cut(result.data, items, limit) };
  };
  const page = () => start().then(({ data }) => data);

  async function* pages(limit = givenLimit ?? Infinity): AsyncGenerator<unknown> {
    checkLimit(limit, operation);
    const seen = new Set<unknown>([given[pageToken]]);
    let next: Arguments = sized(limit);
    let itemCount = 0;
    for (let known = first; itemCount < limit; known = undefined) {
      let data: unknown;
      try {
        ({ data } = await (known ?? perform(operation, next, options)));
      } catch (error) {
        throw locate(error, next[pageToken], itemCount);
      }
      const shown = cut(data, items, limit - itemCount);
      yield shown;
      itemCount += listIn(shown, items).length;
      const token = read(data, nextPageToken);
      if (!token) return;
      if (seen.has(token)) {
        throw locate(new RcwError("the service gave a page token twice", operation), token, itemCount);
      }
      seen.add(token);
      next = { ...next, [pageToken]: token };
    }
  }

  async function* everyItem(limit?: number): AsyncGenerator<unknown> {
    for await (const data of pages(limit)) yield* listIn(data, items);
  }

  return {
    // biome-ignore lint/suspicious/noThenProperty: a promise that starts when it is awaited.
    then: (onValue, onError) => page().then(onValue, onError),
    catch: (onError) => page().catch(onError),
    finally: (onEnd) => page().finally(onEnd),
    [Symbol.toStringTag]: "PagedCall",
    withResponse: () => start(),
    pages: () => pages(),
    async toArray({ limit, ...others } = {}) {
      checkNames(others, ["limit"], operation.operationId);
      const collected: unknown[] = [];
      for await (const item of everyItem(limit)) collected.push(item);
      return collected;
    },
    [Symbol.asyncIterator]: () => everyItem(),
  };
}

/** The largest page that is of use. A page token goes with the size of page that it was given for. */
function pageSize(
  { parameters }: Operation,
  { perPage, ...given }: Arguments,
  pageToken: string,
  limit: number,
): Arguments | undefined {
  const max = parameters.find(({ name }) => name === "perPage")?.max;
  if (max === undefined || perPage !== undefined || given[pageToken] !== undefined) return undefined;
  return { perPage: Math.max(1, Math.min(max, limit)) };
}

function checkLimit(limit: number, { operationId }: Operation): void {
  // What is left of Infinity is NaN.
  if (limit >= 0 && !(limit % 1)) return;
  throw refuse("limit", `is ${limit}`, "a whole number from 0", operationId);
}

/** A page with no more items than `limit`; the same page where it hasn't more. */
function cut(data: unknown, items: string, limit: number): unknown {
  const list = listIn(data, items);
  return list.length > limit ? { ...(data as object), [items]: list.slice(0, limit) } : data;
}

function listIn(data: unknown, items: string): readonly unknown[] {
  const list = read(data, items);
  return Array.isArray(list) ? list : [];
}

/** The error with the place where it happened, so that a caller can go on from there. */
function locate(error: unknown, pageToken: unknown, itemCount: number): unknown {
  if (isRcwError(error)) {
    Object.assign(error, { stoppedAt: { pageToken: pageToken as string | undefined, itemCount } });
  }
  return error;
}

/** The value at a dotted path; undefined where the answer has another form. */
function read(value: unknown, path: string): unknown {
  return path.split(".").reduce((inner, name) => (inner as Arguments | undefined | null)?.[name], value);
}
