import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createRedisInbox } from "@rcw/redis/webhooks";
import { createWebhookHandler, toNodeHandler } from "@rcw/webhooks";
import { createClient } from "redis";

// A receiver as a process of its own: it says its port, and writes down on Redis what it has handled.
const [redisUrl = "", name = "", leaseMs = "", verificationToken = ""] = process.argv.slice(2);
const redis = createClient({ url: redisUrl, socket: { reconnectStrategy: 50 } });
redis.on("error", () => {});
await redis.connect();

const handle = createWebhookHandler({
  verificationToken,
  inbox: createRedisInbox({ redis, name, leaseMs: Number(leaseMs), pollEveryMs: 20 }),
  handling: { orderWindowMs: 20 },
  on: {
    "session.state": async ({ uuid, isLate, attempt, body: { sessionId }, timestamp = "" }) => {
      await redis.rPush(`handled:${name}`, JSON.stringify({ uuid, isLate, attempt, sessionId, timestamp }));
    },
  },
});
const server = createServer(toNodeHandler(handle));
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
