import { once } from "node:events";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { Hono } from "hono";
import { Bench } from "tinybench";
import { createFakeWebinarApi, type FakeWebinarApi } from "../../packages/testing/src/create-fake-webinar-api.js";
import { startFakeServer } from "../../packages/testing/src/server.js";
import { fromRoot } from "../files.js";

const INVITEES = "/webinar/configuration/v1/webinars/w1/sessions/s1/invitees";
const INVITEE_COUNT = 20;
const TIME_MS = 2000;

/** Sends a request for a path and reads the answer. */
type Call = (path: string) => Promise<string>;
type Fetch = (url: string, init: RequestInit) => Promise<Response> | Response;

/** The calls that are measured, by what is printed of them. */
const PATHS: Readonly<Record<string, string>> = {
  "list of 20 invitees": INVITEES,
  "get an invitee": `${INVITEES}/i7`,
};

/** Prints how many calls a second the fake answers, and a bare handler that gives the same JSON, in one run. */
export async function benchFakeCalls(): Promise<void> {
  const fake = createFakeWithInvitees();
  const headers = { Authorization: `Bearer ${fake.accessToken}` };
  const caller =
    (origin: string, fetch: Fetch): Call =>
    async (path) =>
      await (await fetch(origin + path, { headers })).text();
  const ours = caller("https://fake.test", fake.fetch);
  const app = await createBareApp(ours);
  console.log("fake, beside a bare hono handler that gives the same JSON (calls per second, one after the other):");
  await compare(
    "in process",
    ours,
    caller("https://bare.test", (url, init) => app.request(url, init)),
  );
  const server = await startFakeServer({ fake });
  const bareServer = await serve(app);
  try {
    const { port } = bareServer.address() as AddressInfo;
    await compare("over HTTP", caller(server.url, fetch), caller(`http://127.0.0.1:${port}`, fetch));
  } finally {
    await server.close();
    bareServer.close();
    bareServer.closeAllConnections();
  }
}

function createFakeWithInvitees(): FakeWebinarApi {
  const fake = createFakeWebinarApi({ rateLimits: false });
  fake.addWebinar({ id: "w1" });
  fake.addSession({ webinarId: "w1", id: "s1" });
  for (let number = 1; number < INVITEE_COUNT; number++) fake.addInvitee({ sessionId: "s1", id: `i${number}` });
  return fake;
}

/** Knows the answers by heart, and serializes them for every call as any handler does. */
async function createBareApp(ours: Call): Promise<Hono> {
  const app = new Hono();
  for (const path of Object.values(PATHS)) {
    const answer = JSON.parse(await ours(path));
    app.get(path, (context) => context.json(answer));
  }
  return app;
}

/** By the module that serves the fake, too. */
async function serve(app: Hono): Promise<Server> {
  const loadOfTesting = createRequire(fromRoot("packages/testing/package.json"));
  const { createAdaptorServer } = loadOfTesting("@hono/node-server") as {
    createAdaptorServer(options: { fetch: Hono["fetch"] }): Server;
  };
  const server = createAdaptorServer({ fetch: app.fetch }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

async function compare(where: string, ours: Call, bare: Call): Promise<void> {
  for (const [what, path] of Object.entries(PATHS)) {
    if ((await ours(path)) !== (await bare(path))) throw new Error(`The two answer differently: ${what}`);
    const bench = new Bench({ time: TIME_MS, warmupTime: TIME_MS / 4 })
      .add("ours", () => ours(path))
      .add("hono", () => bare(path));
    const [own = 0, other = 0] = (await bench.run()).map(({ result }) =>
      result && "throughput" in result ? result.throughput.mean : 0,
    );
    const rates = `ours ${own.toFixed(0)}, hono ${other.toFixed(0)}`;
    console.log(`  ${`${where}, ${what}`.padEnd(34)}${rates.padEnd(28)}ratio ${(own / other).toFixed(2)}`);
  }
}
