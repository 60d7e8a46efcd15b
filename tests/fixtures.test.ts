import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  createWebinarClient,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
} from "@rcw/client";
import { type AnyFixture, anyFixtures, type FixtureHeaders } from "@rcw/testing/fixtures";
import { operationTable } from "@rcw/types";
import { describe, expect, it } from "vitest";

type Method = (given: object) => PromiseLike<unknown>;

/** The class that the client documents for each status. */
const ERROR_CLASSES: Record<number, typeof ApiError> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  405: ApiError,
  409: ConflictError,
  429: RateLimitError,
  500: ServerError,
  503: ServerError,
};

interface StubbedAnswer {
  readonly status: number;
  readonly headers: FixtureHeaders;
  readonly body?: unknown;
}

/** Calls the method of a fixture's operation with the golden arguments; a stub takes the request and answers. */
async function replay({ operationId, request }: AnyFixture, { status, headers, body }: StubbedAnswer) {
  const sent: Request[] = [];
  const client = createWebinarClient({
    auth: { accessToken: "a-replayed-token" },
    retry: false,
    fetch: async (url, init) => {
      sent.push(new Request(url, init));
      return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
    },
  });
  const { service, method } = operationTable[operationId];
  const { pathParameters, query } = request;
  const given = { ...pathParameters, ...query, ...("body" in request && { body: request.body }) };
  const services = client as unknown as Record<string, Record<string, Method>>;
  const outcome = await Promise.resolve(services[service]?.[method]?.(given)).then(
    (value) => ({ value, error: undefined }),
    (error: unknown) => ({ value: undefined, error }),
  );
  return { ...outcome, sent };
}

async function readRequest(request: Request) {
  const { pathname, search } = new URL(request.url);
  const text = await request.text();
  return {
    method: request.method,
    path: pathname,
    queryString: search === "" ? undefined : search.slice(1),
    contentType: request.headers.get("Content-Type"),
    body: text === "" ? undefined : JSON.parse(text),
  };
}

const all = Object.values(anyFixtures);

it("there is a fixture for each operation", () => {
  expect(Object.keys(anyFixtures).sort()).toEqual(Object.keys(operationTable).sort());
});

describe.each(all)("the fixture of $operationId, replayed through the client", (fixture) => {
  it("sends the golden request and gives the golden answer", async () => {
    const { sent, value, error } = await replay(fixture, fixture.answer);
    expect(error).toBeUndefined();
    expect(sent).toHaveLength(1);
    const { method, path, queryString, headers, ...rest } = fixture.request;
    expect(await readRequest(sent[0] as Request)).toEqual({
      ...{ method, path, queryString },
      contentType: headers["Content-Type"] ?? null,
      body: "body" in rest ? rest.body : undefined,
    });
    expect(value).toEqual("body" in fixture.answer ? fixture.answer.body : undefined);
  });

  it("makes the documented error of each error answer", async () => {
    for (const answer of fixture.errors) {
      const { error } = await replay(fixture, answer);
      const { status, errorCode, body, headers } = answer;
      expect((error as ApiError).constructor).toBe(ERROR_CLASSES[status]);
      expect(error).toMatchObject({ status, errorCode, operationId: fixture.operationId, errors: body.errors });
      const seconds = headers["Retry-After"];
      if (status === 429) expect(error).toMatchObject({ retryAfterMs: Number(seconds) * 1000 });
    }
  });
});
