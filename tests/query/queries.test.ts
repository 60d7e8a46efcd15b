import { createWebinarClient, type WebinarClient } from "@rcw/client";
import { createWebinarQueries } from "@rcw/query";
import { createFakeWebinarApi } from "@rcw/testing";
import { operationTable } from "@rcw/types";
import { dehydrate, hydrate, MutationObserver, QueryClient, QueryObserver } from "@tanstack/query-core";
import { QueryClientProvider, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

const ids = { webinarId: "8730911", sessionId: "4410277" };
let fake: ReturnType<typeof createFakeWebinarApi>;
let queryClient: QueryClient;
let queries: ReturnType<typeof createWebinarQueries>;

beforeEach(() => {
  fake = createFakeWebinarApi({ rateLimits: false });
  fake.addWebinar({ id: ids.webinarId });
  fake.addSession({ webinarId: ids.webinarId, id: ids.sessionId });
  for (const id of ["1", "2", "3"]) {
    fake.addInvitee({ sessionId: ids.sessionId, id, email: `guest${id}@example.com`, role: "Panelist" });
  }
  queries = createWebinarQueries(createWebinarClient({ auth: fake, fetch: fake.fetch }));
  queryClient = new QueryClient();
});
afterEach(() => queryClient.clear());

/** The options in the hooks of React, as an app writes them. */
function Guest() {
  const { data } = useQuery(queries.invitees.get({ ...ids, inviteeId: "1" }));
  const { data: list } = useInfiniteQuery(queries.invitees.list(ids));
  const { status } = useMutation(queries.invitees.update());
  return `${data?.email} of ${list?.pages[0]?.records.length}, ${status}`;
}

it("has options for every operation", () => {
  const made = Object.values(queries).flatMap((service) => Object.keys(service).filter((name) => name !== "key"));
  expect(made).toHaveLength(Object.keys(operationTable).length);
});

it("gives pages as TanStack Query asks for them, each a call", async () => {
  const list = queries.invitees.list({ ...ids, perPage: 2 });
  const { pages } = await queryClient.fetchInfiniteQuery({ ...list, pages: 5 });
  const read = pages.flatMap(({ records }) => records.map(({ id }) => id));
  expect(new Set(read).size).toBe(read.length);
  expect(read).toEqual(expect.arrayContaining(["1", "2", "3"]));
  expect(fake.journal.all("rcwConfigListInvitees")).toHaveLength(pages.length);
  expect(pages.length).toBeGreaterThan(1);
});

it("reads one thing once while it is fresh", async () => {
  const query = queries.invitees.get({ ...ids, inviteeId: "1" });
  await queryClient.fetchQuery(query);
  expect((await queryClient.fetchQuery(query)).id).toBe("1");
  expect(fake.journal.all("rcwConfigGetInvitee")).toHaveLength(1);
});

it("a change makes its invitee and the session's list stale, not the neighbour", async () => {
  const [changed, other] = ["1", "2"].map((inviteeId) => queries.invitees.get({ ...ids, inviteeId }));
  const list = queries.invitees.list(ids);
  const read = [changed, other].map((query) => queryClient.fetchQuery(query as NonNullable<typeof changed>));
  await Promise.all([...read, queryClient.fetchInfiniteQuery(list)]);
  const change = new MutationObserver(queryClient, queries.invitees.update());
  expect((await change.mutate({ ...ids, inviteeId: "1", body: { role: "CoHost" } })).role).toBe("CoHost");
  const stale = [changed, other, list].map((query) => queryClient.getQueryState(query?.queryKey ?? [])?.isInvalidated);
  expect(stale).toEqual([true, false, true]);
});

it("a change that failed makes stale, too: it may have been carried out", async () => {
  const query = queries.invitees.get({ ...ids, inviteeId: "1" });
  await queryClient.fetchQuery(query);
  const change = new MutationObserver(queryClient, queries.invitees.delete());
  await change.mutate({ ...ids, inviteeId: "1" });
  await expect(change.mutate({ ...ids, inviteeId: "1" })).rejects.toMatchObject({ name: "NotFoundError" });
  expect(queryClient.getQueryState(query.queryKey)?.isInvalidated).toBe(true);
});

it("keys find what was read of a session, by any id", async () => {
  await queryClient.fetchInfiniteQuery(queries.invitees.list(ids));
  const found = (sessionId: string) =>
    queryClient.getQueryCache().findAll({ queryKey: queries.invitees.key({ sessionId }) });
  expect(found(ids.sessionId)).toHaveLength(1);
  expect(found("9")).toHaveLength(0);
});

it("a query that nobody watches any more ends its call", async () => {
  const signals: AbortSignal[] = [];
  const hanging = createWebinarQueries(
    createWebinarClient({
      auth: fake,
      fetch: (_url, init) => {
        if (init?.signal) signals.push(init.signal);
        return new Promise(() => {});
      },
    }),
  );
  const watch = new QueryObserver(queryClient, hanging.webinars.get({ webinarId: "1" })).subscribe(() => {});
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  watch();
  await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true));
});

it("what a server has read is rendered, handed over and not read again", async () => {
  const query = queries.invitees.get({ ...ids, inviteeId: "1" });
  await queryClient.prefetchQuery(query);
  await queryClient.prefetchInfiniteQuery(queries.invitees.list(ids));
  const browser = new QueryClient();
  hydrate(browser, JSON.parse(JSON.stringify(dehydrate(queryClient))));
  const html = renderToString(createElement(QueryClientProvider, { client: browser }, createElement(Guest)));
  expect(html).toBe("guest1@example.com of 4, idle");
  expect((await browser.fetchQuery(query)).id).toBe("1");
  expect(fake.journal.all("rcwConfigGetInvitee")).toHaveLength(1);
  browser.clear();
});

it("what is Heavy stays fresh for a minute and isn't read for a focus; TanStack's own retries are off", () => {
  const heavy = { staleTime: 60_000, refetchOnWindowFocus: false, retry: false };
  expect(queries.webinars.get({ webinarId: "1" })).toMatchObject(heavy);
  expect(queries.subscriptions.list()).toMatchObject({ staleTime: 15_000, refetchOnWindowFocus: true, retry: false });
});

it("says what it needs when it gets no client", () => {
  expect(() => createWebinarQueries({} as WebinarClient)).toThrow("got no client");
});
