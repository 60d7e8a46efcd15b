import { type OperationDescription, operationTable, type ParameterDescription } from "@rcw/types";
import { describe, expect, it } from "vitest";
import { createTestClient } from "../../test-support/create-test-client.js";
import { jsonResponse } from "../../test-support/fake-fetch.js";
import type { WebinarClient } from "../create-webinar-client.js";
import { sdkNameFor } from "../options/sdk-name.js";

const operations: OperationDescription[] = Object.values(operationTable);

/** A value that a careless serialiser would spoil; short enough for the bounds of every id. */
function sampleOf({ name, type, format, items, enum: values }: ParameterDescription): unknown {
  if (type === "array") return items?.enum?.slice(0, 2) ?? [`${name} ä/1`.slice(-15), "2&b=,c"];
  if (type === "integer") return 7;
  if (type === "boolean") return true;
  if (format === "date-time") return "2026-03-04T05:06:07+01:00";
  return values?.[0] ?? `${name.slice(0, 3)} ä/&?#%2e+={}`;
}

function argumentsOf({ parameters, body }: OperationDescription, isWanted: (item: { required?: true }) => boolean) {
  const given = parameters
    .filter(isWanted)
    .map((parameter) => [parameter.argument ?? parameter.name, sampleOf(parameter)]);
  return Object.fromEntries(body && isWanted(body) ? [...given, ["body", bodyOf]] : given) as Record<string, unknown>;
}

const bodyOf = { title: 'Größe "9"', nested: { list: [1, null] } };

/** What a server reads from the path: each segment decoded. */
function expectedSegments({ path, parameters }: OperationDescription): unknown[] {
  const values = new Map(parameters.map((parameter) => [`{${parameter.name}}`, sampleOf(parameter)]));
  return path.split("/").map((segment) => values.get(segment) ?? segment);
}

/** What a server reads from the query: repeated lists as pairs of their own, joined ones cut at their commas. */
function readQuery(url: URL, { parameters }: OperationDescription): [string, unknown][] {
  const joined = new Set(parameters.filter(({ joined }) => joined).map(({ name }) => name));
  return [...new URLSearchParams(url.search)].map(([name, value]) => {
    if (!joined.has(name)) return [name, value];
    const raw =
      url.search
        .slice(1)
        .split("&")
        .find((pair) => pair.startsWith(`${name}=`)) ?? "";
    return [
      name,
      raw
        .slice(name.length + 1)
        .split(",")
        .map(decodeURIComponent),
    ];
  });
}

function expectedQuery({ parameters }: OperationDescription, isWanted: (parameter: ParameterDescription) => boolean) {
  return parameters
    .filter((parameter) => parameter.in === "query" && isWanted(parameter))
    .flatMap((parameter) => {
      const value = sampleOf(parameter);
      if (Array.isArray(value) && !parameter.joined) return value.map((item) => [parameter.name, item]);
      return [[parameter.name, parameter.joined ? value : String(value)]];
    });
}

function callMethod(rcw: WebinarClient, { service, method }: OperationDescription, given: object): Promise<unknown> {
  const services = rcw as unknown as Record<string, Record<string, (given: object) => Promise<unknown>>>;
  const found = services[service]?.[method];
  if (!found) throw new Error(`there is no ${service}.${method}`);
  return found(given);
}

function answerTo(operation: OperationDescription): Response {
  if (operation.answer === undefined) return new Response(null, { status: 204 });
  return jsonResponse(answeredValue(operation));
}

function answeredValue({ operationId, paging }: OperationDescription): object {
  return { answerOf: operationId, ...(paging && { [paging.items]: [] }) };
}

describe.each(operations)("$service.$method ($operationId)", (operation) => {
  const isMultipleChoice = [
    ["all its parameters", () => true],
    ["only its required ones", ({ required }: { required?: true }) => required === true],
  ] as const;

  it.each(isMultipleChoice)(
    "sends the declared request with %s, and gives the value of the answer",
    async (_, isWanted) => {
      const { rcw, sent } = createTestClient(() => answerTo(operation));
      const value = await callMethod(rcw, operation, argumentsOf(operation, isWanted));

      expect(sent).toHaveLength(1);
      const request = sent[0];
      const url = new URL(request?.url ?? "");
      expect(request?.method).toBe(operation.httpMethod);
      expect(url.origin).toBe("https://platform.ringcentral.com");
      expect(url.pathname.split("/").map(decodeURIComponent)).toEqual(expectedSegments(operation));
      const largePage = operation.paging && !isWanted({} as ParameterDescription) ? [["perPage", "1000"]] : [];
      expect(readQuery(url, operation).sort()).toEqual([...expectedQuery(operation, isWanted), ...largePage].sort());
      expect(url.hash).toBe("");
      expect(request?.headers.get("authorization")).toBe("Bearer token-1");

      const hasBody = operation.body !== undefined && isWanted(operation.body);
      expect(request?.headers.get("content-type")).toBe(hasBody ? "application/json" : null);
      expect(request?.body).toBe(hasBody ? JSON.stringify(bodyOf) : "");
      expect(value).toEqual(operation.answer === undefined ? undefined : answeredValue(operation));
    },
  );
});

describe("a method", () => {
  const ids = { webinarId: "9100557821", sessionId: "s 1/2" };

  it("lists invitees", async () => {
    const page = { records: [{ id: "1", role: "CoHost" }], paging: { nextPageToken: "n2" } };
    const { rcw, sent } = createTestClient(() => jsonResponse(page));
    expect(await rcw.invitees.list({ ...ids, perPage: 1000, pageToken: "a+b/c=" })).toEqual(page);
    expect(sent).toMatchObject([
      {
        method: "GET",
        url: "https://platform.ringcentral.com/webinar/configuration/v1/webinars/9100557821/sessions/s%201%2F2/invitees?perPage=1000&pageToken=a%2Bb%2Fc%3D",
        body: "",
      },
    ]);
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({
      authorization: "Bearer token-1",
      "user-agent": sdkNameFor(undefined),
    });
  });

  it("updates invitees in bulk", async () => {
    const result = { addedInvitees: [{ id: "7" }], updatedInvitees: [], deletedInvitees: [] };
    const { rcw, sent } = createTestClient(() => jsonResponse(result));
    const answer = await rcw.invitees.bulkUpdate({
      ...ids,
      body: {
        addedInvitees: [{ email: "ada@example.com", firstName: "Ada", lastName: "Lovelace", role: "Panelist" }],
        deletedInvitees: [{ id: "3" }],
      },
    });
    expect(answer).toEqual(result);
    expect(sent).toMatchObject([
      {
        method: "PATCH",
        url: "https://platform.ringcentral.com/webinar/configuration/v1/webinars/9100557821/sessions/s%201%2F2/invitees",
        body: '{"addedInvitees":[{"email":"ada@example.com","firstName":"Ada","lastName":"Lovelace","role":"Panelist"}],"deletedInvitees":[{"id":"3"}]}',
      },
    ]);
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toEqual({
      authorization: "Bearer token-1",
      "content-type": "application/json",
      "user-agent": sdkNameFor(undefined),
    });
  });

  it("lists past sessions of the company", async () => {
    const page = { records: [], paging: {} };
    const { rcw, sent } = createTestClient(() => jsonResponse(page));
    const answer = await rcw.history.listSessionsForCompany({
      hostUserId: ["62264425", "62264426"],
      status: ["Active", "Finished"],
      endTimeFrom: "2026-01-01T00:00:00+01:00",
      endTimeTo: "2026-02-01T00:00:00Z",
      perPage: 50,
    });
    expect(answer).toEqual(page);
    expect(sent).toMatchObject([
      {
        method: "GET",
        url: "https://platform.ringcentral.com/webinar/history/v1/company/sessions?hostUserId=62264425,62264426&status=Active&status=Finished&endTimeFrom=2026-01-01T00%3A00%3A00%2B01%3A00&endTimeTo=2026-02-01T00%3A00%3A00Z&perPage=50",
        body: "",
      },
    ]);
  });

  it("that deletes gives undefined, also where the answer carries something", async () => {
    for (const response of [new Response(null, { status: 204 }), jsonResponse({ deleted: true }), new Response(" ")]) {
      const { rcw } = createTestClient(() => response);
      expect(await rcw.invitees.delete({ ...ids, inviteeId: "3" })).toBeUndefined();
    }
  });

  it("that deletes doesn't take a gateway's page for success", async () => {
    const { rcw } = createTestClient(() => new Response("<html>", { headers: { "content-type": "text/html" } }));
    const error = await rcw.invitees.delete({ ...ids, inviteeId: "3" }).catch((error: Error) => error);
    expect(error).toMatchObject({ name: "ResponseFormatError", status: 200 });
    expect((error as Error).message).toContain("expected no body, found 6 other characters");
  });

  it("reads a body with a Content-Length as it reads one without", async () => {
    const { rcw } = createTestClient(() => jsonResponse({ id: "3" }, { headers: { "content-length": "10" } }));
    expect(await rcw.invitees.get({ ...ids, inviteeId: "3" })).toEqual({ id: "3" });
  });

  it.each([
    ["nothing at all", new Response("", { headers: { "content-type": "application/json" } }), "found nothing"],
    ["an announced nothing", new Response("", { headers: { "content-length": "0" } }), "found nothing"],
    ["null", new Response("null"), "expected an object, found null"],
    ["a number", new Response("5"), "expected an object, found number"],
    ["a list", new Response("[]"), "expected an object, found a list"],
    ["HTML", new Response("<p>s3cret</p>", { headers: { "content-type": "text/html" } }), "13 other characters"],
  ])("that reads JSON refuses 200 with %s", async (_, response, found) => {
    const { rcw } = createTestClient(() => response);
    const error = await rcw.invitees.get({ ...ids, inviteeId: "3" }).catch((error: Error) => error);
    expect(error).toMatchObject({ name: "ResponseFormatError", operationId: "rcwConfigGetInvitee", attempts: 1 });
    expect((error as Error).message).toContain(found);
    expect((error as Error).message).not.toContain("s3cret");
  });

  it("lets a page pass that is too large: the service takes it for the largest", async () => {
    const { rcw, sent } = createTestClient(() => jsonResponse({ records: [], paging: {} }));
    await rcw.invitees.list({ ...ids, perPage: 2000 });
    expect(sent[0]?.url).toMatch(/\?perPage=2000$/);
  });

  it("sends nothing when an argument is refused, and rejects instead of throwing", async () => {
    const { rcw, sent, clock } = createTestClient();
    const outcomes = [
      rcw.invitees.list({ ...ids, webinarId: ".." }),
      rcw.invitees.list({ webinarId: "1" } as never),
      rcw.invitees.list({ ...ids, page: 2 } as never),
      rcw.webinars.list({ creationTimeFrom: new Date(0) as never }),
      rcw.invitees.list(ids, { headers: { "x-trace": "a\nb" } }),
      rcw.invitees.list(ids, { timeoutMs: -1 }),
      rcw.invitees.list(ids, { retry: { maxRepeats: -1 } }),
      rcw.invitees.list({ ...ids, perPage: 0 }),
      rcw.invitees.list({ ...ids, webinarId: Number.NaN as never }),
      rcw.invitees.list({ ...ids, webinarId: (2 ** 60) as never }),
      rcw.invitees.list({ ...ids, webinarId: " " }),
      rcw.invitees.list({ ...ids, webinarId: ["1", "2"] as never }),
      rcw.webinars.list({ creationTimeFrom: "2026-13-45T00:00:00Z" }),
      rcw.webinars.list({ creationTimeFrom: "2026-02-30T00:00:00Z" }),
      rcw.history.listInvitees({ ...ids, role: ["Cohost" as never] }),
    ];
    for (const outcome of outcomes)
      await expect(outcome).rejects.toMatchObject({ name: "InvalidRequestError", attempts: 0 });
    expect(sent).toEqual([]);
    expect(clock.pendingTimers()).toBe(0);
  });
});
