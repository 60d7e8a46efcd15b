import { createWebinarClient } from "@rcw/client";
import { createTokenManager } from "@rcw/client/auth";
import { createRedisRateLimiter, createRedisTokenStore } from "@rcw/redis";
import { createClient } from "redis";

// One of many processes with one account: calls so often, says what became of each call, and ends.
const [, , serviceUrl = "", redisUrl = "", me = "", calls = "1", login = ""] = process.argv;
const redis = createClient({ url: redisUrl });
redis.on("error", () => {});
await redis.connect();
const {
  account = "",
  webinarId = "",
  sessionId = "",
  accessToken,
  clientId,
  clientSecret,
} = JSON.parse(login) as Record<string, string>;
const rateLimit = createRedisRateLimiter({ redis, name: account, leaseMs: 3000, maxWaitMs: Number.POSITIVE_INFINITY });
const auth = clientId
  ? createTokenManager({
      ...{ clientId, clientSecret: clientSecret ?? "", baseUrl: serviceUrl },
      store: createRedisTokenStore({ redis, name: account, encryptionKey: new Uint8Array(32).fill(7) }),
    })
  : { accessToken: accessToken ?? "" };
const rcw = createWebinarClient({
  ...{ auth, rateLimit, baseUrl: serviceUrl },
  headers: { "X-Process": me },
  retry: { maxWaitMs: 600_000 },
});
await new Promise<void>((resolve) => {
  process.once("message", () => resolve());
  process.send?.("ready");
});
await Promise.all(
  Array.from({ length: Number(calls) }, async () => {
    try {
      await rcw.invitees.list({ webinarId, sessionId });
      process.send?.("answered");
    } catch (error) {
      process.send?.(`failed: ${error instanceof Error ? error.message : error}`);
    }
  }),
);
await rateLimit.close();
redis.destroy();
process.disconnect();
