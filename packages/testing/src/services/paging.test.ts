import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../engine/refusal.js";
import { switchRules } from "../rules/inferred-rules.js";
import type { World } from "../state/world.js";
import { type PageQuery, pageOf } from "./paging.js";

const world = { rules: switchRules() } as World;
const page = (items: readonly number[], query: PageQuery, listName = "numbers") =>
  pageOf(world, listName, items, (item) => [item], query);

function allPages(items: readonly number[], perPage: number, direction: "next" | "previous", from?: string) {
  const pages: number[][] = [];
  let pageToken = from;
  do {
    const { records, paging } = page(items, { perPage, ...(pageToken !== undefined && { pageToken }) });
    pages.push(records);
    pageToken = direction === "next" ? paging.nextPageToken : paging.previousPageToken;
  } while (pageToken !== undefined);
  return pages;
}

const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 60 });
const perPage = fc.integer({ min: 1, max: 70 });
const sorted = (items: readonly number[]) => [...items].sort((left, right) => left - right);

describe("pageOf", () => {
  it("gives every item once, in order, for any number per page", () => {
    fc.assert(
      fc.property(numbers, perPage, (items, size) => {
        const pages = allPages(items, size, "next");
        expect(pages.flat()).toEqual(sorted(items));
        expect(pages.slice(0, -1).every(({ length }) => length === size)).toBe(true);
      }),
    );
  });

  it("leads back from any page to the first one without repeating an item", () => {
    fc.assert(
      fc.property(numbers, perPage, fc.nat({ max: 20 }), (items, size, steps) => {
        let current = page(items, { perPage: size });
        let before: number[] = [];
        for (let step = 0; step < steps && current.paging.nextPageToken; step++) {
          before = before.concat(current.records);
          current = page(items, { perPage: size, pageToken: current.paging.nextPageToken });
        }
        const { previousPageToken } = current.paging;
        const back = previousPageToken ? allPages(items, size, "previous", previousPageToken) : [];
        expect(back.reverse().flat()).toEqual(before);
      }),
    );
  });

  it("neither repeats nor hides an item when others are added and deleted between two pages", () => {
    fc.assert(
      fc.property(numbers, numbers, perPage, (items, added, size) => {
        const first = page(items, { perPage: size });
        const later = [...new Set([...items, ...added])].filter((item) => item % 7 !== 0);
        const { nextPageToken } = first.paging;
        if (nextPageToken === undefined) return;
        const rest = allPages(later, size, "next", nextPageToken).flat();
        const lastSeen = first.records.at(-1) as number;
        expect(rest).toEqual(sorted(later).filter((item) => item > lastSeen));
      }),
    );
  });

  it("has no nextPageToken on the last page, and no previousPageToken on the first", () => {
    expect(page([1, 2], { perPage: 2 }).paging).toEqual({ perPage: 2, pageToken: expect.any(String) });
    expect(page([], { perPage: 2 }).paging).toEqual({ perPage: 2, pageToken: expect.any(String) });
  });

  it("leads on from a page whose items have all gone", () => {
    const { nextPageToken } = page([1, 2, 3], { perPage: 2 }).paging;
    const empty = page([1, 2], { perPage: 2, ...(nextPageToken && { pageToken: nextPageToken }) });
    expect(empty).toMatchObject({ records: [], paging: { previousPageToken: expect.any(String) } });
    expect(empty.paging).not.toHaveProperty("nextPageToken");
    expect(allPages([1, 2], 2, "previous", empty.paging.previousPageToken)).toEqual([[1, 2]]);
  });

  it("opens the same page again by the page's own token", () => {
    const first = page([1, 2, 3], { perPage: 2 });
    expect(page([1, 2, 3], { perPage: 2, pageToken: first.paging.pageToken })).toEqual(first);
  });

  it.each([
    ["made up", "page-2"],
    ["not even base64", "%%%"],
    ["empty", ""],
    ["of another list", page([1, 2], { perPage: 1 }, "letters").paging.nextPageToken],
  ])("refuses a token that is %s", (_name, pageToken = "") => {
    expect(() => page([1, 2], { pageToken })).toThrow(Refusal);
  });

  it("gives the first page for an unusable token when that rule is off", () => {
    const lenient = { rules: switchRules({ unusablePageToken: false }) } as World;
    const { records } = pageOf(lenient, "numbers", [1, 2], (item) => [item], { perPage: 1, pageToken: "page-2" });
    expect(records).toEqual([1]);
  });
});
