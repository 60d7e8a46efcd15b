import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTestClient } from "../../test-support/create-test-client.js";
import { errorOf } from "../../test-support/error-of.js";
import { jsonResponse } from "../../test-support/fake-fetch.js";
import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { RcwError } from "../errors/rcw-error.js";
import { ResponseFormatError } from "../errors/response-format-error.js";

const ids = { webinarId: "1", sessionId: "2" };

/** A service whose list has so many items, in pages of 100 unless the request says otherwise. */
function startList(total: number, tokenOf = (from: number) => `from-${from}`) {
  const tokens = new Map<string | null, number>([[null, 0]]);
  const test = createTestClient((request) => {
    const { searchParams } = new URL(request.url);
    const from = tokens.get(searchParams.get("pageToken")) ?? 0;
    const to = Math.min(total, from + Number(searchParams.get("perPage") ?? 100));
    const records = Array.from({ length: to - from }, (_, index) => ({ id: String(from + index) }));
    const paging = to < total ? { nextPageToken: tokenOf(to) } : {};
    if (to < total) tokens.set(tokenOf(to), to);
    return jsonResponse({ records, paging });
  });
  const queries = () => test.sent.map(({ url }) => new URL(url).search);
  return { ...test, queries, tokens };
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

describe("a list", () => {
  it("gives one page when it is awaited, as it was asked for", async () => {
    const { rcw, queries } = startList(250);
    const { records } = await rcw.invitees.list({ ...ids, perPage: 10, pageToken: "from-20" });
    expect(records).toHaveLength(10);
    expect(queries()).toEqual(["?perPage=10&pageToken=from-20"]);
  });

  it("sends nothing before it is awaited, and once however often it is", async () => {
    const { rcw, sent } = startList(3);
    const list = rcw.invitees.list(ids);
    expect(sent).toHaveLength(0);
    const pages = await Promise.all([list, list, list.withResponse().then(({ data }) => data)]);
    expect(new Set(pages)).toHaveLength(1);
    expect(sent).toHaveLength(1);
  });

  it("gives the items of all pages to for await, in the fewest calls", async () => {
    const { rcw, queries } = startList(2500);
    const items = await collect(rcw.invitees.list(ids));
    expect(items.map(({ id }) => id)).toEqual(Array.from({ length: 2500 }, (_, index) => String(index)));
    expect(queries()).toEqual([
      "?perPage=1000",
      "?perPage=1000&pageToken=from-1000",
      "?perPage=1000&pageToken=from-2000",
    ]);
  });

  it("keeps to the caller's perPage", async () => {
    const { rcw, queries } = startList(5);
    expect(await collect(rcw.invitees.list({ ...ids, perPage: 2 }))).toHaveLength(5);
    expect(queries()).toEqual(["?perPage=2", "?perPage=2&pageToken=from-2", "?perPage=2&pageToken=from-4"]);
  });

  it("goes on from a page token", async () => {
    const { rcw, sent, tokens } = startList(250);
    tokens.set("from-100", 100);
    await rcw.invitees.list(ids);
    expect(await collect(rcw.invitees.list({ ...ids, pageToken: "from-100" }))).toHaveLength(150);
    // In pages of the size that the token was given for.
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      "?perPage=1000",
      "?pageToken=from-100",
      "?pageToken=from-200",
    ]);
  });

  it("gives pages, each fetched when it is asked for", async () => {
    const { rcw, sent } = startList(250);
    const lengths = [];
    for await (const { records } of rcw.invitees.list({ ...ids, perPage: 100 }).pages())
      lengths.push([records.length, sent.length]);
    expect(lengths).toEqual([
      [100, 1],
      [100, 2],
      [50, 3],
    ]);
  });

  it("goes on from the page that was awaited, without asking for it again", async () => {
    const { rcw, sent } = startList(150);
    const list = rcw.invitees.list({ ...ids, perPage: 100 });
    await list;
    expect(await collect(list)).toHaveLength(150);
    expect(sent).toHaveLength(2);
  });

  it("stops at the limit, and asks for no more than it needs", async () => {
    const { rcw, queries } = startList(2500);
    expect(await collect(rcw.invitees.list(ids, { limit: 7 }))).toHaveLength(7);
    expect(await collect(rcw.invitees.list(ids, { limit: 0 }))).toHaveLength(0);
    expect(await collect(rcw.invitees.list(ids, { limit: 1200 }))).toHaveLength(1200);
    expect(queries()).toEqual(["?perPage=7", "?perPage=1000", "?perPage=1000&pageToken=from-1000"]);
  });

  it("refuses a limit that is no number from 0", async () => {
    const { rcw, sent } = startList(3);
    for (const limit of [Number.NaN, -1, 2.5, "x" as never]) {
      expect(await errorOf(collect(rcw.invitees.list(ids, { limit })))).toBeInstanceOf(InvalidRequestError);
    }
    expect(sent).toHaveLength(0);
  });

  it("fetches nothing more when the loop is left", async () => {
    const { rcw, sent } = startList(250);
    for await (const _ of rcw.invitees.list({ ...ids, perPage: 100 })) break;
    expect(sent).toHaveLength(1);
  });

  it("throws when a page token comes back, instead of going round for ever", async () => {
    const { rcw, sent } = startList(300, () => "again");
    const error = await errorOf(collect(rcw.invitees.list({ ...ids, perPage: 100 })));
    expect(error).toBeInstanceOf(RcwError);
    expect(error.message).toContain("the service gave a page token twice");
    expect(error).toMatchObject({ operationId: "rcwConfigListInvitees" });
    expect(sent).toHaveLength(2);
  });

  it("ends when the signal aborts between two pages", async () => {
    const { rcw, sent } = startList(250);
    const controller = new AbortController();
    const pages = rcw.invitees
      .list({ ...ids, perPage: 100 }, { signal: controller.signal })
      .pages()
      [Symbol.asyncIterator]();
    await pages.next();
    controller.abort();
    expect(await errorOf(pages.next())).toMatchObject({ name: "AbortError", attempts: 0 });
    expect(sent).toHaveLength(1);
  });

  it("rejects like a promise", async () => {
    const { rcw } = createTestClient(() => jsonResponse({}, { status: 404 }));
    expect(await rcw.invitees.list(ids).catch((error: Error) => error.name)).toBe("NotFoundError");
    let isOver = false;
    await errorOf(
      rcw.invitees.list(ids).finally(() => {
        isOver = true;
      }),
    );
    expect(isOver).toBe(true);
    expect(await errorOf(rcw.invitees.list({ webinarId: "" } as never))).toBeInstanceOf(InvalidRequestError);
  });

  it.each([
    ["{}", "expected a list of records, found none in an object with nothing"],
    ['{"errors":[]}', "expected a list of records, found none in an object with errors"],
    ['{"records":null}', "expected a list of records, found null in an object with records"],
    ["[]", "expected an object, found a list"],
    ["null", "expected an object, found null"],
    ["5", "expected an object, found number"],
  ])("takes %s for no list, and says what is missing", async (body, message) => {
    const { rcw } = createTestClient(() => new Response(body, { headers: { "content-type": "application/json" } }));
    for (const outcome of [collect(rcw.invitees.list(ids)), rcw.invitees.list(ids).then(() => {})]) {
      const error = await errorOf(outcome);
      expect(error).toBeInstanceOf(ResponseFormatError);
      expect(error.message).toContain(message);
    }
  });

  it("gives all items in an array, or as many as wanted", async () => {
    const { rcw, queries } = startList(30);
    expect(await rcw.invitees.list(ids).toArray()).toHaveLength(30);
    expect(await rcw.invitees.list({ ...ids, perPage: 20 }, { limit: 25 }).toArray()).toHaveLength(25);
    expect(await rcw.invitees.list(ids).toArray({ limit: 3 })).toHaveLength(3);
    expect(queries()).toEqual(["?perPage=1000", "?perPage=20", "?perPage=20&pageToken=from-20", "?perPage=3"]);
  });

  it("keeps to the limit wherever it gives items", async () => {
    const { rcw, queries } = startList(2500);
    const { records } = await rcw.invitees.list(ids, { limit: 7 });
    const pages = await collect(rcw.invitees.list(ids, { limit: 1500 }).pages());
    expect([records.length, pages.map((page) => page.records.length)]).toEqual([7, [1000, 500]]);
    expect(queries()).toEqual(["?perPage=7", "?perPage=1000", "?perPage=1000&pageToken=from-1000"]);
    expect(await errorOf(rcw.invitees.list(ids, { limit: -1 }).then(() => {}))).toBeInstanceOf(InvalidRequestError);
  });

  it("gives every item once to several readers of one list, whatever their limits", async () => {
    const { rcw, sent } = startList(250);
    const list = rcw.invitees.list({ ...ids, perPage: 100 }, { limit: 7 });
    expect((await list).records).toHaveLength(7);
    const items = await list.toArray({ limit: 130 });
    expect(items.map(({ id }) => id)).toEqual(Array.from({ length: 130 }, (_, index) => String(index)));
    expect(await list.toArray()).toHaveLength(7);
    expect(sent).toHaveLength(2);
  });

  it("refuses an option of toArray that there isn't", async () => {
    const { rcw, sent } = startList(3);
    const outcome = rcw.invitees.list(ids).toArray({ max: 3 } as never);
    expect((await errorOf(outcome)).message).toContain("max");
    expect(sent).toHaveLength(0);
  });

  it("says where to go on when a page fails", async () => {
    const { rcw } = createTestClient((request) =>
      new URL(request.url).searchParams.get("pageToken") === "second"
        ? jsonResponse({}, { status: 503 })
        : jsonResponse({ records: [{ id: "1" }, { id: "2" }], paging: { nextPageToken: "second" } }),
    );
    const error = await errorOf<RcwError>(rcw.invitees.list(ids).toArray());
    expect(error).toMatchObject({ status: 503, stoppedAt: { pageToken: "second", itemCount: 2 } });
  });

  it("throws at once when the token that it was given comes back", async () => {
    const { rcw, sent } = startList(300, () => "again");
    const error = await errorOf(collect(rcw.invitees.list({ ...ids, pageToken: "again" })));
    expect(error.message).toContain("the service gave a page token twice");
    expect(sent).toHaveLength(1);
  });

  it("asks anew after a failure", async () => {
    const answers = [jsonResponse({}, { status: 500 }), jsonResponse({ records: [], paging: {} })];
    const { rcw } = createTestClient(() => answers.shift() as Response);
    const list = rcw.invitees.list(ids);
    expect(await errorOf(list.then(() => {}))).toMatchObject({ status: 500 });
    expect(await list).toEqual({ records: [], paging: {} });
  });

  it("gives every item exactly once, whatever the sizes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 120 }),
        fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
        async (total, perPage, limit) => {
          const { rcw, sent } = startList(total);
          const items = await collect(rcw.invitees.list({ ...ids, perPage }, limit === undefined ? {} : { limit }));
          const expected = Math.min(total, limit ?? total);
          expect(items.map(({ id }) => id)).toEqual(Array.from({ length: expected }, (_, index) => String(index)));
          expect(sent.length).toBeLessThanOrEqual(Math.max(1, Math.ceil(expected / perPage)));
        },
      ),
      { numRuns: 50 },
    );
  });
});
