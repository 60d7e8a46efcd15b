import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { callFake } from "../test-support/call-fake.js";
import { createFakeWithCallers, SUBSCRIPTIONS } from "../test-support/fake-with-callers.js";
import { EVENT_PATHS } from "./event-filters.js";
import { isLoopbackAddress } from "./loopback.js";

describe("isLoopbackAddress", () => {
  it.each([
    ["http://127.0.0.1:8080/hook", true],
    ["https://127.9.9.9/", true],
    ["http://localhost:3000", true],
    ["https://hooks.localhost/", true],
    ["http://[::1]:3000/", true],
    ["http://2130706433/", true],
    ["https://hooks.example.com/", false],
    ["https://127.0.0.1.example.com/", false],
    ["https://localhost.example.com/", false],
    ["http://user@10.0.0.1/", false],
    ["http://127.0.0.1@example.com/", false],
    ["http://[::ffff:10.0.0.1]/", false],
    ["ftp://127.0.0.1/", false],
  ])("%s: %s", (address, isLoopback) => {
    expect(isLoopbackAddress(address)).toBe(isLoopback);
  });
});

describe("delivering without a fetch of one's own", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    return new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  });

  async function listen(received: { headers: IncomingHttpHeaders; text: string }[], location?: string) {
    const listening = createServer(async (request, response) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk);
      received.push({ headers: request.headers, text: Buffer.concat(chunks).toString() });
      const token = request.headers["validation-token"];
      const headers = { ...(token !== undefined && { "Validation-Token": token }), ...(location && { location }) };
      response.writeHead(location === undefined ? 200 : 307, headers).end();
    });
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(listening.address() as AddressInfo).port}/hook`;
  }
  const create = (fake: Parameters<typeof callFake>[0], address: string) =>
    callFake(fake, `POST ${SUBSCRIPTIONS}`, {
      body: { eventFilters: [EVENT_PATHS.registrants], deliveryMode: { transportType: "WebHook", address } },
    });

  it("reaches a receiver on this machine: validation, then events", async () => {
    const received: { headers: IncomingHttpHeaders; text: string }[] = [];
    const address = await listen(received);
    const { fake } = createFakeWithCallers();
    expect((await create(fake, address)).status).toBe(201);
    fake.addRegistrant({ sessionId: "s1", id: "7" });
    await fake.settleDeliveries();
    expect(received).toHaveLength(2);
    expect(received[0]?.headers).toHaveProperty("validation-token");
    expect(JSON.parse(received[1]?.text ?? "")).toMatchObject({ body: { registrant: { id: "7" } } });
  });

  it("follows no redirect, which could lead off this machine", async () => {
    const received: { headers: IncomingHttpHeaders; text: string }[] = [];
    const address = await listen(received, "/elsewhere");
    const { fake } = createFakeWithCallers();
    expect(await create(fake, address)).toMatchObject({ status: 400, errorCode: "SUB-525" });
    fake.addSubscription({ address });
    fake.addRegistrant({ sessionId: "s1" });
    await fake.settleDeliveries();
    expect(received).toHaveLength(2);
  });

  it("refuses an address on this machine where nobody listens: 400 SUB-525", async () => {
    const address = await listen([]);
    await new Promise((resolve) => server?.close(resolve));
    const answer = await create(createFakeWithCallers().fake, address);
    expect(answer).toMatchObject({ status: 400, errorCode: "SUB-525" });
  });

  it("calls no address beyond this machine, and counts it as validated", async () => {
    const { fake } = createFakeWithCallers();
    // `.invalid` is reserved: a request to it would fail and blacklist the subscription.
    expect((await create(fake, "https://hooks.invalid/")).status).toBe(201);
    for (let count = 0; count < 4; count++) fake.addRegistrant({ sessionId: "s1" });
    await fake.settleDeliveries();
    const { records } = (await callFake(fake, `GET ${SUBSCRIPTIONS}`)).body;
    expect(records).toMatchObject([{ status: "Active" }]);
  });
});
