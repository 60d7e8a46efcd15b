import { describe, expect, it } from "vitest";
import { createCall, operationOf } from "../../test-support/create-call.js";
import { errorOf } from "../../test-support/error-of.js";
import { createBrokenBody, jsonResponse } from "../../test-support/fake-fetch.js";
import { ConnectionError } from "../errors/connection-error.js";
import { send } from "./send.js";

describe("send", () => {
  it("gives the answer with its whole body, and the call that it answers", async () => {
    const response = jsonResponse({ id: "1" });
    const call = createCall();
    expect(await send(async () => response)(call)).toEqual({ call, response, body: '{"id":"1"}' });
  });

  it("reads the body of an error too", async () => {
    const response = jsonResponse({ errors: [] }, { status: 400 });
    expect((await send(async () => response)(createCall())).body).toBe('{"errors":[]}');
  });

  it("reads the rate-limit headers", async () => {
    const headers = {
      "x-rate-limit-group": "Heavy",
      "x-rate-limit-limit": "10",
      "x-rate-limit-remaining": "7",
      "x-rate-limit-window": "60",
    };
    const rateLimit = { group: "Heavy", limit: 10, remaining: 7, windowSeconds: 60 };
    const run = send(async () => jsonResponse({}, { headers }));
    expect((await run(createCall())).rateLimit).toEqual(rateLimit);
    expect((await run(createCall({ reading: "stream" }))).rateLimit).toEqual(rateLimit);
  });

  it("gives bytes where the operation declares them, and text where that fails", async () => {
    const bytes = Uint8Array.of(0, 255, 128);
    const success = await send(async () => new Response(bytes))(createCall({ reading: "blob" }));
    expect(new Uint8Array(await (success.body as Blob).arrayBuffer())).toEqual(bytes);
    const failure = await send(async () => new Response("no", { status: 404 }))(createCall({ reading: "blob" }));
    expect(failure.body).toBe("no");
  });

  it("gives a stream as it comes, and tells of each piece", async () => {
    const pieces: unknown[] = [];
    const body = new ReadableStream({
      start(controller) {
        for (const size of [2, 3]) controller.enqueue(new Uint8Array(size));
        controller.close();
      },
    });
    const response = new Response(body, { headers: { "content-length": "5" } });
    const options = { onDownloadProgress: (progress: unknown) => pieces.push(progress) };
    const answer = await send(async () => response)(createCall({ reading: "stream", options }));
    expect(answer.body).toBeInstanceOf(ReadableStream);
    expect(await new Response(answer.body as ReadableStream).arrayBuffer()).toHaveProperty("byteLength", 5);
    expect(pieces).toEqual([
      { receivedBytes: 2, totalBytes: 5 },
      { receivedBytes: 5, totalBytes: 5 },
    ]);
  });

  it("reads no more of an endless error than a cause takes", async () => {
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(16_384).fill(120));
      },
    });
    const answer = await send(async () => new Response(body, { status: 500 }))(createCall());
    expect(String(answer.body).length).toBeLessThan(100_000);
    expect(pulled).toBeLessThan(10);
  });

  it("hands over the request, with the signal of the attempt, and follows no redirect", async () => {
    const { signal } = new AbortController();
    const given: unknown[] = [];
    const run = send(async (url, init) => {
      given.push(url, init);
      return jsonResponse({});
    });
    const headers = { authorization: "Bearer token-1" };
    const call = createCall({ operation: operationOf("rcwConfigUpdateInvitee"), headers, body: "{}", signal });
    await run(call);
    expect(given).toEqual([call.url, { method: "PUT", headers, body: "{}", signal, redirect: "manual" }]);
  });

  it("hands over a request without body and signal in a form that fetch takes", async () => {
    let request: Request | undefined;
    const run = send(async (url, init) => {
      request = new Request(url, init);
      return jsonResponse({});
    });
    await run(createCall());
    expect(request).toMatchObject({ method: "GET", body: null, redirect: "manual" });
  });

  it("calls fetch without `this`, since a browser's own refuses to be a method of something else", async () => {
    const receivers: unknown[] = [];
    async function fetch(this: unknown): Promise<Response> {
      receivers.push(this);
      return jsonResponse({});
    }
    await send(fetch)(createCall());
    expect(receivers).toEqual([undefined]);
  });

  const refused = Object.assign(new TypeError("fetch failed"), {
    cause: Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }),
  });
  const reset = new Error("read ECONNRESET");

  it.each<[string, () => Promise<Response>, Error, string]>([
    [
      "is refused",
      () => Promise.reject(refused),
      refused,
      "the request got no answer (ECONNREFUSED); check network and baseUrl",
    ],
    [
      "fails at once",
      () => {
        throw refused;
      },
      refused,
      "the request got no answer (ECONNREFUSED); check network and baseUrl",
    ],
    ["breaks off in the body", async () => createBrokenBody(reset), reset, "the answer broke off; try again"],
  ])("makes a ConnectionError with its cause when the connection %s", async (_, fetch, cause, message) => {
    const error = await errorOf(send(fetch)(createCall({ attempt: 2 })));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toBe(`rcwConfigGetInvitee: ${message}`);
    expect(error).toMatchObject({ operationId: "rcwConfigGetInvitee", attempts: 2 });
    const { name, message: text, stack, cause: inner } = cause as Error;
    expect(error.cause).toBeInstanceOf(Error);
    expect(error.cause).toMatchObject({ name, message: text, stack });
    if (inner === undefined) expect(error.cause).not.toHaveProperty("cause");
    else expect((error.cause as Error).cause).toMatchObject({ message: "connect ECONNREFUSED", code: "ECONNREFUSED" });
  });

  it("makes a ConnectionError of a lost request whose body isn't JSON too, without quoting it", async () => {
    const operation = {
      ...operationOf("rcwConfigUpdateInvitee"),
      body: { mediaType: "text/csv", format: "text" },
    } as const;
    const error = await errorOf(send(() => Promise.reject(refused))(createCall({ operation, body: "s3cret,a" })));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).not.toContain("s3cret");
  });
});
