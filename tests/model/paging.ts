import { isText, type Judge } from "./first-difference.js";
import type { ModelRequest, QueryValue } from "./operations.js";
import { REFUSALS, type RefusalCode } from "./outcome.js";
import type { Key, ModelWorld, Place } from "./world.js";

const MAX_PER_PAGE = 1000;

/** One page of a list as the rules make it. */
export interface ModelPage<Item> {
  readonly records: readonly Item[];
  readonly paging: { readonly perPage: number; readonly pageToken: Judge } & Readonly<
    Record<"nextPageToken" | "previousPageToken", Judge | undefined>
  >;
  /** Remembers where the tokens of the answer lead. */
  learnTokens(answer: unknown): void;
}

/** What is wrong with `perPage` and `pageToken`. */
export function pagingRefusals(world: ModelWorld, request: ModelRequest): RefusalCode[] {
  const { perPage = 1, pageToken } = request.query ?? {};
  const isNumber = typeof perPage === "number" && perPage >= 1;
  const isToken = pageToken === undefined || placeOf(world, request) !== undefined;
  return isNumber && isToken ? [] : [REFUSALS.badParameter];
}

/**
 * Tokens lead to a place between two items, so that what is added or deleted meanwhile neither repeats nor hides
 * others.
 */
export function pageOf<Item>(
  world: ModelWorld,
  request: ModelRequest,
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ModelPage<Item> {
  const sorted = [...items].sort((left, right) => compare(keyOf(left), keyOf(right)));
  const perPage = Math.min(numberOf(request.query?.perPage) ?? 100, MAX_PER_PAGE);
  const [start, end] = boundsOf(sorted.map(keyOf), placeOf(world, request) ?? {}, perPage);
  const records = sorted.slice(start, end);
  const [first, last] = [records[0], records.at(-1)];
  const next = end < sorted.length ? (last ? { after: keyOf(last) } : {}) : undefined;
  const previous = start > 0 ? { before: first ? keyOf(first) : ([Number.MAX_VALUE, 0] as const) } : undefined;
  return {
    records,
    paging: {
      perPage,
      pageToken: isText,
      nextPageToken: next && isText,
      previousPageToken: previous && isText,
    },
    learnTokens: (answer) => {
      const { paging = {} } = answer as { paging?: { nextPageToken?: string; previousPageToken?: string } };
      learn(world, request, paging.nextPageToken, next);
      learn(world, request, paging.previousPageToken, previous);
    },
  };
}

function learn(world: ModelWorld, request: ModelRequest, token: string | undefined, place: Place | undefined): void {
  if (token !== undefined && place !== undefined) world.offers.push({ request, token, place });
}

/** Where the request's token leads; undefined for one that no answer of the same list has offered. */
function placeOf({ offers }: ModelWorld, request: ModelRequest): Place | undefined {
  const token = request.query?.pageToken;
  if (token === undefined) return {};
  return offers.findLast((offer) => offer.token === token && isSameList(offer.request, request))?.place;
}

function isSameList(left: ModelRequest, right: ModelRequest): boolean {
  return left.operation === right.operation && left.sessionId === right.sessionId;
}

function boundsOf(keys: readonly Key[], { after, before }: Place, perPage: number): [number, number] {
  if (before !== undefined) {
    const end = keys.filter((key) => compare(key, before) < 0).length;
    return [Math.max(0, end - perPage), end];
  }
  const start = after === undefined ? 0 : keys.filter((key) => compare(key, after) <= 0).length;
  return [start, Math.min(start + perPage, keys.length)];
}

function compare(left: Key, right: Key): number {
  return left[0] - right[0] || left[1] - right[1];
}

function numberOf(value: QueryValue): number | undefined {
  return typeof value === "number" ? value : undefined;
}
