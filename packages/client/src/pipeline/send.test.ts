import { operationTable } from "@rcw/types";
import { describe, expect, it } from "vitest";
import { createCall } from "../../test-support/create-call.js";
import { errorOf } from "../../test-support/error-of.js";
import { createBrokenBody, jsonResponse } from "../../test-support/fake-fetch.js";
import { ConnectionError } from "../errors/connection-error.js";
import { send } from "./send.js";

describe("send", () => {
  it("gives the answer with its whole body", async () => {
    const response = jsonResponse({ id: "1" });
    expect(await send(createCall({ fetch: async () => response }))).toEqual({ response, body: '{"id":"1"}' });
  });

  it("reads the body of an error too", async () => {
    const response = jsonResponse({ errors: [] }, { status: 400 });
    expect((await send(createCall({ fetch: async () => response }))).body).toBe('{"errors":[]}');
  });

  it("gives bytes where the operation declares them, and text where that fails", async () => {
    const operation = { ...operationTable.rcwConfigGetInvitee, answer: "binary" } as const;
    const bytes = Uint8Array.of(0, 255, 128);
    const success = await send(createCall({ operation, fetch: async () => new Response(bytes) }));
    expect(new Uint8Array(await (success.body as Blob).arrayBuffer())).toEqual(bytes);
    const failure = await send(createCall({ operation, fetch: async () => new Response("no", { status: 404 }) }));
    expect(failure.body).toBe("no");
  });

  it("leaves the body of a raw call to its caller", async () => {
    const { response, body } = await send(
      createCall({ readsBody: false, fetch: async () => jsonResponse({ id: "1" }) }),
    );
    expect(body).toBeUndefined();
    expect(response.bodyUsed).toBe(false);
  });

  it("hands over the request, with the signal of the attempt", async () => {
    const { signal } = new AbortController();
    const given: unknown[] = [];
    const call = createCall({
      signal,
      fetch: async (request, init) => {
        given.push(request, init?.signal);
        return jsonResponse({});
      },
    });
    await send(call);
    expect(given).toEqual([call.request, signal]);
  });

  it("calls fetch without `this`, since a browser's own refuses to be a method of something else", async () => {
    const receivers: unknown[] = [];
    async function fetch(this: unknown): Promise<Response> {
      receivers.push(this);
      return jsonResponse({});
    }
    await send(createCall({ fetch }));
    expect(receivers).toEqual([undefined]);
  });

  const refused = Object.assign(new TypeError("fetch failed"), { cause: new Error("connect ECONNREFUSED") });
  const reset = new Error("read ECONNRESET");

  it.each<[string, () => Promise<Response>, Error, string]>([
    ["is refused", () => Promise.reject(refused), refused, "the request got no answer"],
    [
      "fails at once",
      () => {
        throw refused;
      },
      refused,
      "the request got no answer",
    ],
    ["breaks off in the body", async () => createBrokenBody(reset), reset, "the answer broke off before its end"],
  ])("makes a ConnectionError with its cause when the connection %s", async (_, fetch, cause, message) => {
    const error = await errorOf(send(createCall({ fetch, attempt: 2 })));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toBe(`rcwConfigGetInvitee: ${message}`);
    expect(error.cause).toBe(cause);
    expect(error).toMatchObject({ operationId: "rcwConfigGetInvitee", attempts: 2 });
  });
});
