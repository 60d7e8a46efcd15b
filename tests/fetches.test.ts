import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createWebinarClient } from "@rcw/client";
import { createFakeWebinarApi } from "@rcw/testing";
import { startFakeServer } from "@rcw/testing/server";
import nodeFetch from "node-fetch";
import { ProxyAgent, fetch as undiciFetch } from "undici";
import { afterAll, beforeAll, expect, it } from "vitest";

let server: Awaited<ReturnType<typeof startFakeServer>>;
beforeAll(async () => {
  server = await startFakeServer({ fake: createFakeWebinarApi({ scenario: "scheduled-town-hall" }) });
});
afterAll(() => server.close());

// That these compile is part of the test: the types of the three differ.
it.each([
  ["the global fetch", globalThis.fetch],
  ["undici's fetch", undiciFetch],
  ["node-fetch", nodeFetch],
])("works with %s", async (_, fetch) => {
  const rcw = createWebinarClient({ auth: { accessToken: server.fake.accessToken }, baseUrl: server.url, fetch });
  const webinar = await rcw.webinars.create({ body: { title: "Town hall" } });
  expect((await rcw.webinars.get({ webinarId: webinar.id ?? "" })).title).toBe("Town hall");
  await expect(rcw.webinars.get({ webinarId: "1" })).rejects.toMatchObject({ status: 404, errorCode: "CMN-102" });
});

it("goes through a proxy by undici's dispatcher", async () => {
  const tunnels: string[] = [];
  const proxy = createServer().on("connect", (request, socket, head) => {
    tunnels.push(request.url ?? "");
    const [host, port] = (request.url ?? "").split(":");
    const target = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      target.write(head);
      target.pipe(socket).pipe(target);
    });
    for (const each of [target, socket]) each.on("error", () => {});
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const dispatcher = new ProxyAgent(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  try {
    const auth = { accessToken: server.fake.accessToken };
    const rcw = createWebinarClient({ auth, baseUrl: server.url, fetch: undiciFetch, fetchOptions: { dispatcher } });
    expect((await rcw.subscriptions.list()).records).toEqual([]);
    expect(tunnels).toEqual([new URL(server.url).host]);
  } finally {
    await dispatcher.close();
    await new Promise((resolve) => proxy.close(resolve));
  }
});

it("says that nobody listens, and repeats what never left, a POST too", async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const retry = { maxRepeats: 2, baseDelayMs: 1 };
  const rcw = createWebinarClient({ auth: { accessToken: "t" }, baseUrl: `http://127.0.0.1:${port}`, retry });
  const error = await rcw.webinars.create({ body: { title: "Town hall" } }).catch((error: Error) => error);
  expect(error).toMatchObject({ name: "ConnectionError", code: "ECONNREFUSED", attempts: 3 });
  expect((error as Error).message).toContain("(ECONNREFUSED)");
});
