import type { InviteesListParameters, WebinarClient } from "@rcw/client";
import type { QueryClient } from "@tanstack/query-core";
import { expectTypeOf, it } from "vitest";
import { createWebinarQueries } from "./index.js";

declare const rcw: WebinarClient;
declare const queryClient: QueryClient;
type Page = Awaited<ReturnType<WebinarClient["invitees"]["list"]>>;
type Invitee = Awaited<ReturnType<WebinarClient["invitees"]["get"]>>;

it("the cache knows what a key stands for, and changes know their parameters", () => {
  const queries = createWebinarQueries(rcw);
  const invitee = queries.invitees.get({ webinarId: "1", sessionId: "2", inviteeId: "3" });
  expectTypeOf(queryClient.fetchQuery(invitee)).resolves.toEqualTypeOf<Invitee>();
  expectTypeOf(queryClient.getQueryData(invitee.queryKey)).toEqualTypeOf<Invitee | undefined>();
  const list = queries.invitees.list({ webinarId: "1", sessionId: "2" });
  expectTypeOf(queryClient.getQueryData(list.queryKey)?.pages[0]).toEqualTypeOf<Page | undefined>();
  expectTypeOf(queries.invitees.update().mutationFn)
    .parameter(0)
    .toEqualTypeOf<Parameters<WebinarClient["invitees"]["update"]>[0]>();
  expectTypeOf(queries.subscriptions.list).toBeCallableWith();
});

it("refuses parameters that the method doesn't have, and a page token", () => {
  const queries = createWebinarQueries(rcw);
  // @ts-expect-error the invitee is missing
  queries.invitees.get({ webinarId: "1", sessionId: "2" });
  const given: InviteesListParameters = { webinarId: "1", sessionId: "2" };
  // @ts-expect-error pages are asked for by TanStack Query
  queries.invitees.list({ webinarId: given.webinarId, sessionId: given.sessionId, pageToken: "x" });
});
