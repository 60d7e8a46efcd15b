import { createWebinarClient } from "@rcw/client";
import { createRedisRateLimiter, fromIoredis } from "@rcw/redis";
import { Worker } from "bullmq";
import { Redis } from "ioredis";
import { carryOut, QUEUE, type RosterJobData } from "./roster-job.js";

const redisUrl = process.env.REDIS_URL ?? "redis://localhost:6379";
const baseUrl = process.env.RCW_BASE_URL;
const name = process.env.RCW_ACCOUNT ?? "roster-queue";

// All workers keep to one rate limit. A client of its own: the queue's waits for jobs.
const rateLimit = createRedisRateLimiter({ redis: fromIoredis(new Redis(redisUrl)), name });
const rcw = createWebinarClient({
  auth: { accessToken: process.env.RCW_ACCESS_TOKEN ?? "" },
  ...(baseUrl && { baseUrl }),
  rateLimit,
});
const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
const lockMs = Number(process.env.LOCK_MS ?? 30_000);
const worker = new Worker<RosterJobData, string>(QUEUE, (job) => carryOut(rcw, job), {
  // After how long the job of a worker that died goes to another one, and how often that may happen.
  ...{ connection, prefix: name, lockDuration: lockMs, stalledInterval: lockMs, maxStalledCount: 5 },
});
worker.on("active", (job) => console.log(`${job.id} begun`));
worker.on("completed", (job) => console.log(`${job.id} done`));
worker.on("failed", (job, error) => console.error(`${job?.id} failed: ${error.message}`));
worker.on("error", (error) => console.error(error.message));

process.once("SIGTERM", async () => {
  await worker.close();
  await rateLimit.close();
  process.exit(0);
});
