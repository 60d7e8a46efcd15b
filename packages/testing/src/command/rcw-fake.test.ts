import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";

const COMMAND = fileURLToPath(new URL("rcw-fake.ts", import.meta.url));

let child: ChildProcess | undefined;
afterEach(() => child?.kill("SIGKILL"));

/** Starts the command as a process of its own; gives the facts that it prints. */
async function start(...args: string[]): Promise<Record<string, string>> {
  child = spawn(process.execPath, ["--import", "tsx/esm", COMMAND, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const facts: Record<string, string> = {};
  if (child.stdout === null) throw new Error("The process has no standard output");
  for await (const line of createInterface(child.stdout)) {
    const [name = "", value = ""] = line.split(": ");
    facts[name] = value;
    if (name === "jwt") break;
  }
  return facts;
}

describe("the process rcw-fake", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("serves over loopback until %s, and ends with 0", async (signal) => {
    const facts = await start("--scenario", "scheduled-town-hall", "--no-rate-limits");
    const response = await fetch(`${facts.url}/webinar/configuration/v1/webinars/8730911`, {
      headers: { Authorization: `Bearer ${facts["access token"]}` },
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ title: "Quarterly Town Hall" });
    child?.kill(signal);
    expect(await once(child as ChildProcess, "exit")).toEqual([0, null]);
  });

  it("ends with 2 for arguments that it doesn't take", async () => {
    const failing = spawn(process.execPath, ["--import", "tsx/esm", COMMAND, "--sed", "1"], { stdio: "pipe" });
    const complaint = (await failing.stderr.toArray()).join("");
    expect(failing.exitCode ?? (await once(failing, "exit"))[0]).toBe(2);
    expect(complaint).toContain("--sed");
  });
});
