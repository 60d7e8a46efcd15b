import type { RcwPagingModel } from "@rcw/types";
import { badParameter } from "../engine/refusal.js";
import type { World } from "../state/world.js";

/** Where an item stands in its list: compared part by part, numbers before texts. */
export type SortKey = readonly (number | string)[];

/** One page of a list. */
export interface Page<Item> {
  readonly records: Item[];
  readonly paging: RcwPagingModel;
}

export interface PageQuery {
  readonly perPage?: number;
  readonly pageToken?: string;
}

/** Where a page begins (`after` this key) or ends (`before` that key); the first page has neither. */
interface Position {
  readonly after?: SortKey;
  readonly before?: SortKey;
}

/** Stands after every key: for the way back from an empty page, whose items are gone. */
const END_OF_LIST: SortKey = [Number.MAX_VALUE];

/**
 * Cuts one page out of a list. Tokens name a place between two keys, not a number of items: what is added or
 * deleted between two calls neither repeats nor hides any other item.
 *
 * @param listName names the list in its tokens, so that a token of another list is unusable.
 * @throws {Refusal} 400 for an unusable page token.
 */
export function pageOf<Item>(
  world: World,
  listName: string,
  items: readonly Item[],
  keyOf: (item: Item) => SortKey,
  query: PageQuery,
): Page<Item> {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  const sorted = keyed.sort((left, right) => compareKeys(left.key, right.key)).map(({ item }) => item);
  return pageOfSorted(world, listName, sorted, keyOf, query);
}

/** As `pageOf`, for a list that is kept in the order of its keys: a page out of thousands costs no more than the page. */
export function pageOfSorted<Item>(
  world: World,
  listName: string,
  sorted: readonly Item[],
  keyOf: (item: Item) => SortKey,
  { perPage = 100, pageToken }: PageQuery,
): Page<Item> {
  const position = readPosition(world, listName, pageToken);
  const [start, end] = boundsOf(sorted, keyOf, position, perPage);
  const first = sorted[start];
  const last = end > start ? sorted[end - 1] : undefined;
  const token = (place: Position) => writeToken(listName, place);
  return {
    records: sorted.slice(start, end),
    paging: {
      perPage,
      pageToken: pageToken ?? token({}),
      ...(end < sorted.length && { nextPageToken: token(last === undefined ? {} : { after: keyOf(last) }) }),
      ...(start > 0 && { previousPageToken: token({ before: first === undefined ? END_OF_LIST : keyOf(first) }) }),
    },
  };
}

function boundsOf<Item>(
  sorted: readonly Item[],
  keyOf: (item: Item) => SortKey,
  { after, before }: Position,
  perPage: number,
): [number, number] {
  if (before !== undefined) {
    const end = countWhile(sorted, (item) => compareKeys(keyOf(item), before) < 0);
    return [Math.max(0, end - perPage), end];
  }
  const start = after === undefined ? 0 : countWhile(sorted, (item) => compareKeys(keyOf(item), after) <= 0);
  return [start, Math.min(sorted.length, start + perPage)];
}

/** For how many items, from the start on, something holds; after them it holds for none. */
function countWhile<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(items[middle] as Item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Negative when `left` stands first. Keys of one list have the same length. */
function compareKeys(left: SortKey, right: SortKey): number {
  for (let index = 0; index < left.length; index++) {
    const difference = compareParts(left[index] ?? 0, right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareParts(left: number | string, right: number | string): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left !== typeof right) return typeof left === "number" ? -1 : 1;
  return left < right ? -1 : Number(left > right);
}

function readPosition(world: World, listName: string, pageToken: string | undefined): Position {
  if (pageToken === undefined) return {};
  const position = readToken(listName, pageToken);
  if (position !== undefined) return position;
  if (!world.rules.unusablePageToken) return {};
  throw badParameter("pageToken", "it is not a token of this list; pass on one of `paging` unchanged", pageToken);
}

function writeToken(listName: string, position: Position): string {
  const text = btoa(encodeURIComponent(JSON.stringify([listName, position])));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function readToken(listName: string, token: string): Position | undefined {
  try {
    const text = decodeURIComponent(atob(token.replaceAll("-", "+").replaceAll("_", "/")));
    const [tokenListName, position] = JSON.parse(text) as [unknown, Position];
    const isUsable = tokenListName === listName && isKey(position.after) && isKey(position.before);
    return isUsable ? position : undefined;
  } catch {
    return undefined;
  }
}

function isKey(key: unknown): boolean {
  return key === undefined || (Array.isArray(key) && key.every((part) => ["number", "string"].includes(typeof part)));
}
