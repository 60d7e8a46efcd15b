import { once } from "node:events";
import { performance } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import { createWebinarClient } from "@rcw/client";
import type { paths } from "@rcw/types";
import createOpenapiClient from "openapi-fetch";
import { median } from "./median.js";

const INVITEES = "/webinar/configuration/v1/webinars/{webinarId}/sessions/{sessionId}/invitees";
const IDS = { webinarId: "8730911", sessionId: "4410277" };
const HEADERS = {
  "content-type": "application/json",
  "x-rate-limit-group": "Heavy",
  "x-rate-limit-limit": "1000000",
  "x-rate-limit-remaining": "999999",
  "x-rate-limit-window": "60",
};
const records = Array.from({ length: 20 }, (_, index) => ({
  id: String(index),
  firstName: "Mei",
  lastName: "Lin",
  email: `mei.lin${index}@example.com`,
  role: "Panelist",
}));
const ANSWER = JSON.stringify({ records, paging: { perPage: 100 } });

type Call = () => Promise<unknown>;

/** Prints what a call of the client costs beside a bare call of the same operation, in pairs of one run. */
export async function benchClientCalls(): Promise<void> {
  await benchProcessorTime();
  await benchWallTime();
}

/** Everything is switched on: limiter, retry, time-out, hooks, checks of parameters. */
function createClient(baseUrl: string, fetch: typeof globalThis.fetch): Call {
  const hooks = { onRequest() {}, onResponse() {}, onRetry() {}, onError() {} };
  const rcw = createWebinarClient({ auth: { accessToken: "token" }, baseUrl, fetch, hooks });
  return async () => await rcw.invitees.list({ ...IDS, perPage: 100 });
}

async function benchProcessorTime(): Promise<void> {
  const fetch = async () => new Response(ANSWER, { headers: HEADERS });
  const bare = createOpenapiClient<paths>({
    baseUrl: "https://platform.ringcentral.com",
    headers: { authorization: "Bearer token" },
    fetch,
  });
  const ours = createClient("https://platform.ringcentral.com", fetch);
  const others: Call = () => bare.GET(INVITEES, { params: { path: IDS, query: { perPage: 100 } } });
  const [ourUs, otherUs, ratio] = await comparePairs(ours, others, 25, (call) => processorTimeUs(call, 2000));
  console.log("client, everything switched on, beside bare openapi-fetch (processor time of a call, stubbed fetch):");
  console.log(
    `  ours ${ourUs.toFixed(1)} us, openapi-fetch ${otherUs.toFixed(1)} us, ratio ${ratio.toFixed(2)} (aim: at most 1.25)`,
  );
}

async function benchWallTime(): Promise<void> {
  // In a thread of its own, so that its work isn't counted as the client's.
  const server = new Worker(SERVER, { eval: true, workerData: { headers: HEADERS, answer: ANSWER } });
  try {
    const [port] = await once(server, "message");
    const baseUrl = `http://127.0.0.1:${port}`;
    const url = `${baseUrl}${INVITEES.replace("{webinarId}", IDS.webinarId).replace("{sessionId}", IDS.sessionId)}?perPage=100`;
    const headers = { authorization: "Bearer token" };
    const bare: Call = async () => (await fetch(url, { headers })).json();
    const [ourUs, otherUs, ratio] = await comparePairs(createClient(baseUrl, fetch), bare, 25, (call) =>
      wallTimeUs(call, 400),
    );
    console.log("client beside bare fetch and json() (wall time of a call, server on loopback):");
    console.log(
      `  ours ${ourUs.toFixed(0)} us, fetch ${otherUs.toFixed(0)} us, ratio ${ratio.toFixed(3)} (aim: at most 1.05)`,
    );
  } finally {
    await server.terminate();
  }
}

const SERVER = `
const { createServer } = require("node:http");
const { parentPort, workerData } = require("node:worker_threads");
const server = createServer((_request, response) => response.writeHead(200, workerData.headers).end(workerData.answer));
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;

/** Medians of both, and of the ratios pair by pair. */
async function comparePairs(
  ours: Call,
  others: Call,
  pairs: number,
  measure: (call: Call) => Promise<number>,
): Promise<[number, number, number]> {
  for (const call of [ours, others, ours, others]) await measure(call);
  const measured: { ours: number; others: number }[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    // Each goes first in every other pair: what the first leaves behind slows the second.
    const isFirst = pair % 2 === 0;
    const first = await measure(isFirst ? ours : others);
    const second = await measure(isFirst ? others : ours);
    measured.push(isFirst ? { ours: first, others: second } : { ours: second, others: first });
  }
  return [
    median(measured.map((pair) => pair.ours)),
    median(measured.map((pair) => pair.others)),
    median(measured.map((pair) => pair.ours / pair.others)),
  ];
}

async function processorTimeUs(call: Call, times: number): Promise<number> {
  const start = process.cpuUsage();
  for (let time = 0; time < times; time += 1) await call();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / times;
}

async function wallTimeUs(call: Call, times: number): Promise<number> {
  const startMs = performance.now();
  for (let time = 0; time < times; time += 1) await call();
  return ((performance.now() - startMs) * 1000) / times;
}
