import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { eventFiltersOf } from "@rcw/webhooks";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createPackedApp, type PackedApp } from "../packed-app.js";
import { setWebhookScene } from "../webhooks/webhook-scene.js";

const TOKEN = "s3cr3t-7Qp2";
// Here, and not with the other frameworks: Next is 340 MB.
const NEXT = ["next@16", "react@19", "react-dom@19"];
const ROUTE = `
import { after } from "next/server";
import { createWebhookHandler } from "@rcw/webhooks";

const registered = (globalThis.registered ??= []);
const handle = createWebhookHandler({
  verificationToken: ${JSON.stringify(TOKEN)},
  on: { "registrant.created": ({ body }) => void registered.push(body.registrant.email) },
});
export const POST = (request) => handle(request, { waitUntil: (work) => after(() => work) });
export const GET = () => Response.json(registered);
`;
const LAYOUT = "export default ({ children }) => <html lang='en'><body>{children}</body></html>;";

let app: PackedApp;
let server: ChildProcess | undefined;
let url = "";

beforeAll(async () => {
  app = await createPackedApp();
  await app.run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", ...NEXT]);
  await app.write("app/layout.jsx", LAYOUT);
  await app.write("app/rcw/route.js", ROUTE);
  const next = join(app.folder, "node_modules/next/dist/bin/next");
  await app.run(process.execPath, [next, "build"]);
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" } as const;
  server = spawn(process.execPath, [next, "start", "--port", "0", "--hostname", "127.0.0.1"], { cwd: app.folder, env });
  let told = "";
  url = await new Promise<string>((resolve, reject) => {
    server?.stdout?.on("data", (chunk) => {
      told += chunk;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(told) ?? [];
      if (found && told.includes("Ready")) resolve(found);
    });
    server?.once("exit", () => reject(new Error(`next start ended: ${told}`)));
  });
});
afterAll(async () => {
  if (server && server.exitCode === null) {
    server.kill("SIGTERM");
    await once(server, "exit");
  }
  await app?.remove();
});

it("receives in a route of Next: validation call, event, stranger", async () => {
  const address = `${url}/rcw`;
  const { fake, rcw, sessionId } = setWebhookScene();
  const deliveryMode = { transportType: "WebHook" as const, address, verificationToken: TOKEN };
  await rcw.subscriptions.create({ body: { eventFilters: eventFiltersOf(["registrant.created"]), deliveryMode } });
  fake.addRegistrant({ sessionId, email: "mei@example.com" });
  await fake.settleDeliveries();
  await expect.poll(async () => (await fetch(address)).json()).toEqual(["mei@example.com"]);
  const headers = { "Content-Type": "application/json", "Verification-Token": "guess" };
  const stranger = await fetch(address, { method: "POST", headers, body: '{"uuid":"1"}' });
  expect([stranger.status, await stranger.text()]).toEqual([401, ""]);
});
