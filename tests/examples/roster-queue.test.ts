import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { RosterRow } from "@rcw/roster";
import { createFakeWebinarApi } from "@rcw/testing";
import { type FakeServer, startFakeServer } from "@rcw/testing/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { QUEUE, type RosterJobData, type RosterProgress } from "../../examples/roster-queue/src/roster-job.js";
import { fromRoot } from "../../scripts/files.js";
import { bundleProcess } from "../../scripts/testing/bundle-process.js";
import { redisProblem, startRedis, type TestRedis } from "../../scripts/testing/start-redis.js";

// As the example has them: they are its dependencies, not the repository's.
const requireOfExample = createRequire(fromRoot("examples/roster-queue/package.json"));
const { Queue, QueueEvents } = requireOfExample("bullmq") as typeof import("bullmq");
const { Redis } = requireOfExample("ioredis") as typeof import("ioredis");

const PEOPLE = 300;

describe.skipIf(redisProblem !== undefined)("rosters as jobs of three workers on one Redis", () => {
  let redis: TestRedis;
  let server: FakeServer;
  let folder: string;
  const workers: ChildProcess[] = [];
  const account = crypto.randomUUID();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rcw-queue-"));
    [redis, server] = await Promise.all([
      startRedis(),
      startFakeServer({ fake: createFakeWebinarApi({ rateLimits: { Heavy: 200 } }) }),
    ]);
    await bundleProcess("examples/roster-queue/src/worker.ts", join(folder, "worker.mjs"));
  });
  afterAll(async () => {
    for (const worker of workers) worker.kill("SIGKILL");
    await Promise.all([redis?.close(), server?.close(), rm(folder, { recursive: true, force: true })]);
  });

  /** Resolves with the job that a worker says it has begun. */
  const startWorker = () => {
    const env = {
      ...{ ...process.env, REDIS_URL: redis.url, RCW_BASE_URL: server.url, RCW_ACCESS_TOKEN: server.fake.accessToken },
      ...{ RCW_ACCOUNT: account, LOCK_MS: "1000" },
    };
    const child = spawn(process.execPath, [join(folder, "worker.mjs")], { env, stdio: ["ignore", "pipe", "inherit"] });
    workers.push(child);
    const begun = new Set<string>();
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.endsWith("begun")) begun.add(line.split(" ")[0] ?? "");
    });
    return { child, begun };
  };

  it("survive a worker that is killed, keep to one limit, and tell how far they are", async () => {
    const { fake } = server;
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    const queue = new Queue<RosterJobData, string>(QUEUE, { connection, prefix: account });
    const events = new QueueEvents(QUEUE, { connection: connection.duplicate(), prefix: account });
    try {
      const { id: webinarId = "" } = fake.addWebinar({ title: "Town hall" });
      const { id: sessionId = "" } = fake.addSession({ webinarId });
      const { id: otherWebinarId = "" } = fake.addWebinar({ title: "Briefing" });
      const { id: otherSessionId = "" } = fake.addSession({ webinarId: otherWebinarId });
      const rows: RosterRow[] = Array.from({ length: PEOPLE }, (_, index) => ({
        ...{ email: `p${index}@example.com`, firstName: `P${index}`, lastName: "Doe" },
      }));
      const progress: RosterProgress[] = [];
      await events.waitUntilReady();
      const started = [startWorker(), startWorker(), startWorker()];
      const first = await queue.add("roster", { webinarId, sessionId, rows });
      const second = await queue.add("roster", { webinarId: otherWebinarId, sessionId: otherSessionId, rows });
      const halfway = new Promise<void>((resolve) => {
        events.on("progress", ({ jobId, data }) => {
          const told = data as RosterProgress;
          if (jobId !== first.id) return;
          progress.push(told);
          if (told.done >= 100 && told.done < PEOPLE) resolve();
        });
      });
      await halfway;
      const victim = started.find(({ begun }) => begun.has(first.id ?? ""));
      victim?.child.kill("SIGKILL");
      const reports = await Promise.all([first.waitUntilFinished(events), second.waitUntilFinished(events)]);
      expect(victim).toBeDefined();
      expect(reports[1]).toContain(`${PEOPLE} added`);
      for (const id of [sessionId, otherSessionId]) {
        const emails = fake.journal
          .all("rcwConfigUpdateInvitees")
          .filter(({ path, status }) => path.includes(id) && status === 200)
          .flatMap(({ body }) => (body as { addedInvitees: { email: string }[] }).addedInvitees);
        expect(new Set(emails.map(({ email }) => email)).size).toBe(PEOPLE);
        expect(emails).toHaveLength(PEOPLE);
      }
      expect(progress.at(-1)).toMatchObject({ done: PEOPLE, total: PEOPLE, etaMs: 0 });
      expect(fake.journal.all().filter(({ status }) => status === 429)).toEqual([]);
    } finally {
      await Promise.all([events.close(), queue.close()]);
      connection.disconnect();
    }
  });
});
