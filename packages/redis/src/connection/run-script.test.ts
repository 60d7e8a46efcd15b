import { describe, expect, it } from "vitest";
import type { RedisClient } from "./redis-client.js";
import { createScriptRunner } from "./run-script.js";

const runnerOn = (redis: Partial<RedisClient>, commandTimeoutMs = 1000) =>
  createScriptRunner({ redis: redis as RedisClient, script: "return 1", commandTimeoutMs });

describe("a script on Redis", () => {
  it("is sent whole where Redis doesn't know it", async () => {
    const sent: string[] = [];
    const runner = runnerOn({
      evalSha: () => Promise.reject(new Error("NOSCRIPT No matching script")),
      eval: async (script, { keys }) => void sent.push(script, ...keys),
    });
    await runner.run(["key"], []);
    expect(sent).toEqual(["return 1", "key"]);
  });

  it("isn't sent again after another error, which becomes the cause", async () => {
    const cause = new Error("READONLY");
    const outcome = runnerOn({ evalSha: () => Promise.reject(cause) }).run([], []);
    await expect(outcome).rejects.toMatchObject({ name: "RedisUnavailableError", cause });
  });

  it("is given up when it takes too long; what comes later is told", async () => {
    let reply: (value: string) => void = () => {};
    const late: unknown[] = [];
    const runner = runnerOn({ evalSha: () => new Promise((resolve) => (reply = resolve)) }, 1);
    await expect(runner.run([], [], (value) => late.push(value))).rejects.toThrow("hasn't answered within 1 ms");
    reply("late");
    await expect.poll(() => late).toEqual(["late"]);
  });
});
