import { createWebinarClient } from "@rcw/client";
import { createFakeWebinarApi, scenarios } from "@rcw/testing";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import createQueries from "openapi-react-query";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";

const INVITEES = "/webinar/configuration/v1/webinars/{webinarId}/sessions/{sessionId}/invitees";
const { webinarId, sessionId } = scenarios["scheduled-town-hall"];
const init = { params: { path: { webinarId, sessionId } } };

function start() {
  const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall" });
  const rcw = createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return { fake, queries: createQueries(rcw.api), queryClient };
}

type Queries = ReturnType<typeof start>["queries"];

function InviteeRoles({ queries }: { queries: Queries }) {
  const { data } = queries.useQuery("get", INVITEES, init, { staleTime: Number.POSITIVE_INFINITY });
  return createElement(
    "ul",
    null,
    data?.records.map(({ id, role }) => createElement("li", { key: id }, role)),
  );
}

it("the real openapi-react-query stands on rcw.api: fetched once, then a component renders it from the cache", async () => {
  const { fake, queries, queryClient } = start();
  await queryClient.fetchQuery(queries.queryOptions("get", INVITEES, init));
  const html = renderToString(
    createElement(QueryClientProvider, { client: queryClient }, createElement(InviteeRoles, { queries })),
  );
  expect(html).toBe("<ul><li>Host</li><li>CoHost</li><li>Panelist</li><li>Panelist</li></ul>");
  fake.journal.expectCalls("rcwConfigListInvitees", 1);
});

it("gives it the error body of an error status", async () => {
  const { queries, queryClient } = start();
  const missing = { params: { path: { webinarId, sessionId: "1" } } };
  const failing = queryClient.fetchQuery(queries.queryOptions("get", INVITEES, missing));
  await expect(failing).rejects.toMatchObject({ errors: [{ errorCode: "CMN-102" }] });
});
