import { type IncomingMessage, request } from "node:http";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Fault } from "../control/faults/fault.js";
import type { FakeWebinarApi } from "../create-fake-webinar-api.js";
import { type FakeServer, startFakeServer } from "../server.js";
import { INVITEES } from "../test-support/call-fake.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";

let server: FakeServer;
afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

/** A server whose fake fails as planned. */
async function serve(...faults: Fault[]): Promise<FakeWebinarApi> {
  const fake = createFakeWithSession();
  for (const fault of faults) fake.faults.add(fault);
  server = await startFakeServer({ fake });
  return fake;
}

/** Sends a request by Node's own client, which shows what happens to the connection. */
function send(method: string, path: string, signal?: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${server.fake.accessToken}` };
    request(server.url + path, { method, headers, agent: false, ...(signal && { signal }) })
      .on("response", resolve)
      .on("error", reject)
      .end();
  });
}

/** The bytes of an answer's body, and the error that ended it. */
async function readAll(answer: IncomingMessage): Promise<{ text: string; error?: unknown }> {
  let text = "";
  try {
    for await (const part of answer) text += part;
    return { text };
  } catch (error) {
    return { text, error };
  }
}

describe("a fault over HTTP", () => {
  it("gives the planned answer", async () => {
    await serve({ status: 502, body: "<h1>Bad Gateway</h1>", retryAfter: 5 });
    const answer = await send("GET", INVITEES);
    expect(answer.statusCode).toBe(502);
    expect(answer.headers).toMatchObject({ "retry-after": "5", "content-type": "text/html" });
    expect(await readAll(answer)).toEqual({ text: "<h1>Bad Gateway</h1>" });
  });

  it("resets the connection, before or after the service has acted", async () => {
    await serve({ method: "DELETE", connection: "reset" }, { method: "DELETE", connection: "commit-then-drop" });
    await expect(send("DELETE", `${INVITEES}/mei`)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect((await send("GET", `${INVITEES}/mei`)).statusCode).toBe(200);
    await expect(send("DELETE", `${INVITEES}/mei`)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect((await send("GET", `${INVITEES}/mei`)).statusCode).toBe(404);
  });

  it("is a TypeError for fetch", async () => {
    await serve({ connection: "reset" });
    await expect(fetch(server.url + INVITEES)).rejects.toBeInstanceOf(TypeError);
  });

  it.each([0, 1, 20])("breaks the body off after %i bytes", async (cutBodyAfterBytes) => {
    await serve({ cutBodyAfterBytes });
    const answer = await send("GET", INVITEES);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe("application/json");
    const { text, error } = await readAll(answer);
    expect(text).toHaveLength(cutBodyAfterBytes);
    expect(error).toMatchObject({ code: "ECONNRESET" });
  });

  it("breaks off even where the whole body has come", async () => {
    await serve({ cutBodyAfterBytes: 1_000_000 });
    const { text, error } = await readAll(await send("GET", INVITEES));
    expect(JSON.parse(text)).toHaveProperty("records");
    expect(error).toMatchObject({ code: "ECONNRESET" });
  });

  it("is late in real time, whatever the fake's clock says", async () => {
    const fake = await serve({ latency: "1d" });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let isAnswered = false;
    const answer = send("GET", INVITEES).finally(() => {
      isAnswered = true;
    });
    await until(() => vi.getTimerCount() > 0);
    fake.clock.advance("1d");
    await send("GET", INVITEES);
    expect(isAnswered).toBe(false);
    vi.advanceTimersByTime(24 * 3_600_000);
    expect((await answer).statusCode).toBe(200);
  });

  it("doesn't keep the server from closing while an answer is late", async () => {
    const fake = await serve({ latency: "1d" });
    const answer = send("GET", INVITEES);
    const isLost = expect(answer).rejects.toMatchObject({ code: "ECONNRESET" });
    await until(() => fake.journal.all().length > 0);
    await server.close();
    await isLost;
  });

  it("stops waiting for a caller who has gone", async () => {
    const fake = await serve({ method: "DELETE", latency: "1d" });
    const controller = new AbortController();
    const deletion = send("DELETE", `${INVITEES}/mei`, controller.signal);
    const isAborted = expect(deletion).rejects.toMatchObject({ name: "AbortError" });
    await until(() => fake.journal.all().length > 0);
    controller.abort();
    await isAborted;
    expect((await send("GET", `${INVITEES}/mei`)).statusCode).toBe(404);
  });
});

/** Resolves as soon as a condition holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
