import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { describeHolder, isHolderDead } from "./lock-holder.js";

async function holderWith(changes: object): Promise<string> {
  return JSON.stringify({ ...JSON.parse(await describeHolder()), ...changes });
}

describe("a lock's holder", () => {
  it("lives while its process does", async () => {
    expect(await isHolderDead(await describeHolder())).toBe(false);
  });

  it("is another one each time", async () => {
    expect(await describeHolder()).not.toBe(await describeHolder());
  });

  it("is dead when there is no such process any more", async () => {
    const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
    await once(child, "exit");
    expect(await isHolderDead(await holderWith({ pid: child.pid }))).toBe(true);
  });

  it.runIf(process.platform === "linux")("is dead when another process has its number now", async () => {
    expect(await isHolderDead(await holderWith({ startedAt: "1" }))).toBe(true);
  });

  it.runIf(process.platform === "linux")("is dead when nothing but its parent's memory is left of it", async () => {
    // The shell becomes a program that never asks after its child.
    const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
    try {
      const [line] = await once(parent.stdout, "data");
      const pid = Number(line);
      while (!(await isHolderDead(await holderWith({ pid })))) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(() => process.kill(pid, 0)).not.toThrow();
    } finally {
      parent.kill();
    }
  });

  it.each([
    ["a process of another machine", { place: "elsewhere", pid: 2 ** 22 + 1 }],
    ["what isn't a process", { pid: "7" }],
    ["everybody's process", { pid: -1 }],
  ])("isn't known to be dead as %s", async (_, changes) => {
    expect(await isHolderDead(await holderWith(changes))).toBe(false);
  });

  it.each(["", "dead", "null", "{"])("isn't known to be dead from the text %j", async (text) => {
    expect(await isHolderDead(text)).toBe(false);
  });
});
