import { readFile } from "node:fs/promises";
import { readRosterCsv } from "@rcw/roster";
import { Queue, QueueEvents } from "bullmq";
import { Redis } from "ioredis";
import { QUEUE, type RosterJobData } from "./roster-job.js";

const [file = "", webinarId = "", sessionId = ""] = process.argv.slice(2);
if (file === "" || webinarId === "" || sessionId === "") {
  console.error("usage: enqueue <file.csv> <webinar id> <session id>");
  process.exit(2);
}
const { rows, problems } = readRosterCsv(await readFile(file));
for (const { line, message } of problems) console.error(`line ${line}: ${message}`);

const connection = new Redis(process.env.REDIS_URL ?? "redis://localhost:6379", { maxRetriesPerRequest: null });
const prefix = process.env.RCW_ACCOUNT ?? "roster-queue";
const queue = new Queue<RosterJobData, string>(QUEUE, { connection, prefix });
const events = new QueueEvents(QUEUE, { connection: connection.duplicate(), prefix });
events.on("progress", ({ data }) => console.log(JSON.stringify(data)));
const job = await queue.add("roster", { webinarId, sessionId, rows }, { attempts: 5, backoff: 5000 });
console.log(await job.waitUntilFinished(events));
await Promise.all([events.close(), queue.close()]);
connection.disconnect();
