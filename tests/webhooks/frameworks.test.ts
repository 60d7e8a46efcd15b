import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createWebhookHandler, eventFiltersOf, toNodeHandler, type WebhookHandler } from "@rcw/webhooks";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { expect, it } from "vitest";
import { setWebhookScene } from "./webhook-scene.js";

const TOKEN = "s3cr3t-7Qp2";

/** A server that hands POST /rcw to a receiver: its port, and its end. */
type Serve = (handle: WebhookHandler) => Promise<{ port: number; close(): Promise<unknown> }>;

const servers: Record<string, Serve> = {
  Hono: async (handle) => {
    const app = new Hono().post("/rcw", (context) => handle(context.req.raw));
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
    await new Promise((resolve) => server.once("listening", resolve));
    return listening(server);
  },
  "Express 5": async (handle) => listenTo(express().post("/rcw", toNodeHandler(handle))),
  "Express 5 behind express.json()": async (handle) =>
    listenTo(express().use(express.json()).post("/rcw", toNodeHandler(handle))),
  "Express 5 behind express.text()": async (handle) =>
    listenTo(
      express()
        .use(express.text({ type: "*/*" }))
        .post("/rcw", toNodeHandler(handle)),
    ),
  "Fastify 5": async (handle) => {
    const app = fastify();
    const receive = toNodeHandler(handle);
    app.post("/rcw", async (request, reply) => {
      reply.hijack();
      await receive(Object.assign(request.raw, { body: request.body }), reply.raw);
    });
    await app.listen({ port: 0, host: "127.0.0.1" });
    return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
  },
};

async function listenTo(app: ReturnType<typeof express>) {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return listening(server);
}

function listening(server: { address(): unknown; close(callback: () => void): unknown; closeAllConnections?(): void }) {
  const close = () => {
    server.closeAllConnections?.();
    return new Promise<void>((resolve) => server.close(resolve));
  };
  return { port: (server.address() as AddressInfo).port, close };
}

it.each(Object.keys(servers))("receives in %s: validation call, event, stranger", async (name) => {
  const registered: string[] = [];
  const handle = createWebhookHandler({
    verificationToken: TOKEN,
    on: { "registrant.created": ({ body }) => void registered.push(body.registrant.email) },
  });
  const { port, close } = await (servers[name] as Serve)(handle);
  try {
    const address = `http://127.0.0.1:${port}/rcw`;
    const { fake, rcw, sessionId } = setWebhookScene();
    const deliveryMode = { transportType: "WebHook" as const, address, verificationToken: TOKEN };
    await rcw.subscriptions.create({ body: { eventFilters: eventFiltersOf(["registrant.created"]), deliveryMode } });
    fake.addRegistrant({ sessionId, email: "mei@example.com" });
    await fake.settleDeliveries();
    await handle.idle();
    expect(registered).toEqual(["mei@example.com"]);
    const headers = { "Content-Type": "application/json", "Verification-Token": "guess" };
    const stranger = await fetch(address, { method: "POST", headers, body: '{"uuid":"1"}' });
    expect([stranger.status, await stranger.text()]).toEqual([401, ""]);
  } finally {
    await close();
  }
});
