import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MisbehavingServer, startMisbehavingServer } from "./misbehaving-server.js";
import {
  answer,
  answerEmpty,
  answerHtml,
  answerJson,
  answerNoContentWithBody,
  cutBody,
  cutChunkedBody,
  type Misbehaviour,
  redirect,
  resetAfterHead,
  resetBeforeHead,
  speakNonsense,
  stallBody,
  staySilent,
  tooManyRequests,
} from "./misbehaviours.js";

let server: MisbehavingServer;
beforeAll(async () => {
  server = await startMisbehavingServer();
});
beforeEach(() => server.reset());
afterAll(() => server.close());

/** The code of what undici rejects with, at whatever depth. */
async function failureCode(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "none";
  } catch (error) {
    const { code, cause } = error as { code?: string; cause?: { code?: string } };
    return cause?.code ?? code ?? String(error);
  }
}

async function fetchOnce(misbehaviour: Misbehaviour, init?: RequestInit): Promise<Response> {
  server.plan(misbehaviour);
  return fetch(`${server.url}/path?query=1`, init);
}

/** What a bare socket receives, and how that ends. */
function readRaw(): Promise<{ text: string; end: string }> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname).setEncoding("utf8");
  let text = "";
  return new Promise((resolve) => {
    socket.on("data", (part) => {
      text += part;
    });
    socket.on("error", (error: NodeJS.ErrnoException) => resolve({ text, end: error.code ?? error.message }));
    socket.on("end", () => resolve({ text, end: "end" }));
    socket.write("GET / HTTP/1.1\r\nHost: server\r\n\r\n");
  });
}

describe("the misbehaving server", () => {
  it("records what reached it, the headers and the body included", async () => {
    const headers = { Authorization: "Bearer abc", "Content-Type": "application/json" };
    await (await fetchOnce(answerJson({ ok: 1 }), { method: "POST", headers, body: '{"a":"ü"}' })).json();
    expect(server.requests).toMatchObject([
      { method: "POST", path: "/path?query=1", headers: { authorization: "Bearer abc" }, body: '{"a":"ü"}' },
    ]);
  });

  it("does what is planned, in order, and then the usual", async () => {
    server.plan(answerEmpty(500), answerJson({ second: true }, 201));
    const answers = [];
    for (let count = 0; count < 3; count++) answers.push(await fetch(server.url));
    expect(answers.map(({ status }) => status)).toEqual([500, 201, 200]);
    expect(await Promise.all(answers.map((response) => response.text()))).toEqual(["", '{"second":true}', "{}"]);
    expect(server.requests).toHaveLength(3);
  });

  it("does the usual that it is given", async () => {
    const always = await startMisbehavingServer({ usual: answerEmpty(503) });
    expect((await fetch(always.url)).status).toBe(503);
    await always.close();
  });

  it("refuses connections, and accepts them again at the same address", async () => {
    await server.refuse();
    expect(await failureCode(fetch(server.url))).toBe("ECONNREFUSED");
    await server.accept();
    expect((await fetch(server.url)).status).toBe(200);
    expect(server.requests).toHaveLength(1);
  });

  it("breaks what is open when it refuses", async () => {
    const response = await fetchOnce(stallBody());
    await server.refuse();
    expect(await failureCode(response.text())).toBe("UND_ERR_SOCKET");
    expect(server.openConnections).toBe(0);
    await server.accept();
  });

  it("resets the connection before the head", async () => {
    expect(await failureCode(fetchOnce(resetBeforeHead()))).toBe("ECONNRESET");
    expect(server.requests).toHaveLength(1);
    server.plan(resetBeforeHead());
    expect(await readRaw()).toEqual({ text: "", end: "ECONNRESET" });
  });

  it("resets the connection after the head", async () => {
    const response = await fetchOnce(resetAfterHead());
    expect(response.status).toBe(200);
    expect(await failureCode(response.text())).toBe("ECONNRESET");
    server.plan(resetAfterHead(201));
    expect(await readRaw()).toEqual({ text: expect.stringMatching(/^HTTP\/1.1 201 .*\r\n\r\n$/s), end: "ECONNRESET" });
  });

  it("ends what it cuts without a reset", async () => {
    server.plan(cutBody("12345", 3));
    expect(await readRaw()).toEqual({ text: expect.stringMatching(/\r\n\r\n123$/), end: "end" });
  });

  it.each([
    ["a body of announced length", cutBody('{"records":[]}', 5)],
    ["a chunked body", cutChunkedBody('{"records":[')],
  ])("cuts %s", async (_what, misbehaviour) => {
    const response = await fetchOnce(misbehaviour);
    expect(response.status).toBe(200);
    expect(await failureCode(response.text())).toBe("UND_ERR_SOCKET");
  });

  it("stalls a chunked body until the other side goes, and notices that", async () => {
    const response = await fetchOnce(stallBody('{"a":'));
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('{"a":');
    expect(server.openConnections).toBeGreaterThan(0);
    await reader.cancel();
    await server.requests[0]?.closed;
  });

  it("stays silent until the other side goes", async () => {
    const controller = new AbortController();
    const failure = failureCode(fetchOnce(staySilent(), { signal: controller.signal }));
    while (server.requests.length === 0) await new Promise(setImmediate);
    controller.abort(Object.assign(new Error(), { code: "ENOUGH" }));
    expect(await failure).toBe("ENOUGH");
    await server.requests[0]?.closed;
  });

  it("speaks another protocol", async () => {
    expect(await failureCode(fetchOnce(speakNonsense()))).toMatch(/^HPE_/);
  });

  it.each([200, 502] as const)("answers HTML with %i", async (status) => {
    const response = await fetchOnce(answerHtml(status));
    expect([response.status, response.headers.get("Content-Type")]).toEqual([status, "text/html; charset=utf-8"]);
    expect(await response.text()).toContain("<h1>");
  });

  it("answers 204 with a body on the wire, which does no harm to the next request", async () => {
    expect((await fetchOnce(answerNoContentWithBody())).status).toBe(204);
    expect(await (await fetch(server.url)).json()).toEqual({});
  });

  it("redirects to another origin", async () => {
    const elsewhere = await startMisbehavingServer();
    const headers = { Authorization: "Bearer abc" };
    const response = await fetchOnce(redirect(`${elsewhere.url}/there`, 307), { redirect: "manual", headers });
    expect([response.status, response.headers.get("Location")]).toEqual([307, `${elsewhere.url}/there`]);
    // Whoever follows is seen there.
    await fetchOnce(redirect(`${elsewhere.url}/there`), { headers: { "X-Trace": "t" } });
    expect(elsewhere.requests).toMatchObject([{ path: "/there", headers: { "x-trace": "t" } }]);
    await elsewhere.close();
  });

  it.each([undefined, "7", "Wed, 21 Oct 2026 07:28:00 GMT", "soon"])(
    "answers 429 with Retry-After: %s",
    async (retryAfter) => {
      const response = await fetchOnce(tooManyRequests(retryAfter));
      expect([response.status, response.headers.get("Retry-After")]).toEqual([429, retryAfter ?? null]);
      expect(await response.json()).toMatchObject({ errors: [{ errorCode: "CMN-301" }] });
    },
  );

  it("answers whatever else one likes", async () => {
    const response = await fetchOnce(answer({ status: 418, headers: { "X-Pot": "short" }, body: "stout" }));
    expect([response.status, response.headers.get("X-Pot"), await response.text()]).toEqual([418, "short", "stout"]);
  });

  it("forgets a request that broke off before it was whole", async () => {
    const controller = new AbortController();
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(new TextEncoder().encode("half")),
    });
    const failure = failureCode(fetch(server.url, { method: "POST", body, duplex: "half", signal: controller.signal }));
    while (server.openConnections === 0) await new Promise(setImmediate);
    controller.abort(Object.assign(new Error(), { code: "ENOUGH" }));
    expect(await failure).toBe("ENOUGH");
    while (server.openConnections > 0) await new Promise(setImmediate);
    expect(server.requests).toEqual([]);
  });
});
