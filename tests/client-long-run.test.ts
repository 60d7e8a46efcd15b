import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createWebinarClient } from "@rcw/client";
import { expect, it } from "vitest";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const headers = new Headers({
  "content-type": "application/json",
  "x-rate-limit-group": "Heavy",
  "x-rate-limit-limit": "1000000",
  "x-rate-limit-remaining": "999999",
  "x-rate-limit-window": "1",
});
const answer = { ok: true, status: 200, headers, text: async () => '{"id":"3"}' } as unknown as Response;

function heapAfterCollection(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

it("100,000 calls one after the other leave nothing behind", async () => {
  const rcw = createWebinarClient({
    auth: { accessToken: "token" },
    fetch: async () => answer,
    hooks: { onRequest() {} },
  });
  const { signal } = new AbortController();
  const call = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      await rcw.invitees.get({ webinarId: "1", sessionId: "2", inviteeId: "3" }, { signal });
    }
  };
  // What one window's calls need is there after the first of them.
  await call(40_000);
  const before = heapAfterCollection();
  await call(60_000);
  const growth = heapAfterCollection() - before;
  expect(growth / 60_000).toBeLessThan(8);
});
