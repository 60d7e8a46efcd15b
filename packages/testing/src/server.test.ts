import { Agent, get } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type FakeServer, startFakeServer } from "./server.js";
import { INVITEES } from "./test-support/call-fake.js";
import { createFakeWithSession } from "./test-support/fake-with-session.js";

let server: FakeServer | undefined;
afterEach(() => server?.close());

describe("startFakeServer", () => {
  it("serves a fake on a free port of the loopback", async () => {
    const fake = createFakeWithSession();
    server = await startFakeServer({ fake });
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const headers = { Authorization: `Bearer ${fake.accessToken}`, "Content-Type": "application/json" };
    const body = JSON.stringify({ updatedInvitees: [{ id: "mei", role: "CoHost" }] });
    const changed = await fetch(`${server.url}${INVITEES}`, { method: "PATCH", headers, body });
    expect(changed.status).toBe(200);
    const read = await fetch(`${server.url}${INVITEES}/mei`, { headers });
    expect(await read.json()).toMatchObject({ id: "mei", role: "CoHost" });
    expect(read.headers.get("RCRequestId")).toBe("fake-1-000002");
    const deleted = await fetch(`${server.url}${INVITEES}/mei`, { method: "DELETE", headers });
    expect(deleted.status).toBe(204);
  });

  it("makes a fake when none is given", async () => {
    server = await startFakeServer();
    const headers = { Authorization: `Bearer ${server.fake.accessToken}` };
    const path = "/webinar/configuration/v1/webinars?creationTimeFrom=2026-01-01T00:00:00Z";
    expect((await fetch(server.url + path, { headers })).status).toBe(200);
  });

  it("answers 500 when the fake itself fails", async () => {
    const fake = { ...createFakeWithSession(), handle: () => Promise.reject(new Error("a defect")) };
    server = await startFakeServer({ fake });
    const response = await fetch(`${server.url}/`);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ errors: [{ errorCode: "FAKE-500", message: "a defect" }] });
  });

  it("closes connections that are kept alive, and may be closed twice", async () => {
    const started = await startFakeServer();
    const agent = new Agent({ keepAlive: true });
    await new Promise((resolve) => get(started.url, { agent }, (response) => response.resume().on("end", resolve)));
    await started.close();
    await started.close();
    agent.destroy();
    await expect(fetch(started.url)).rejects.toThrow();
  });

  it("closes a connection on which a request has only begun", async () => {
    const started = await startFakeServer();
    const socket = connect(Number(new URL(started.url).port), "127.0.0.1").on("error", () => {});
    const closed = new Promise((resolve) => socket.on("close", resolve));
    await new Promise<void>((resolve) => socket.write("GET / HTTP/1.1\r\nHost: ", () => resolve()));
    // Another request makes sure that the server has taken the first connection.
    await fetch(started.url);
    await started.close();
    await closed;
  });

  it("rejects when the port is in use", async () => {
    server = await startFakeServer();
    const port = Number(new URL(server.url).port);
    await expect(startFakeServer({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
