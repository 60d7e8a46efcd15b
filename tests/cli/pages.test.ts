import { execFile } from "node:child_process";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromRoot } from "../../scripts/files.js";
import { type InstalledCommand, installedCommand } from "./installed-command.js";

const run = promisify(execFile);
const PAGES = ["packages/cli/README.md", "docs/guides/in-the-terminal.md"];
const GUIDE = "docs/guides/in-the-terminal.md";

let command: InstalledCommand;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  command = await installedCommand();
  const bin = join(command.folder, "bin");
  await mkdir(bin);
  await writeFile(join(bin, "rcw"), `#!/bin/sh\nexec "${process.execPath}" "${command.program}" "$@"\n`);
  await chmod(join(bin, "rcw"), 0o755);
  env = { ...command.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
});
afterAll(() => command?.remove());

/** The shell's blocks of a page that are run, with the output that stands below them. */
async function blocksOf(page: string): Promise<{ page: string; script: string; output: string }[]> {
  const text = await readFile(fromRoot(page), "utf8");
  const blocks = text.matchAll(/```sh\n(?<script>.*?)```\s+```(?:text)?\n(?<output>.*?)```/gs);
  return [...blocks].map(({ groups }) => ({
    page,
    script: (groups?.script ?? "").replace(/^npm install .*\n/gm, ""),
    output: groups?.output ?? "",
  }));
}

const blocks = (await Promise.all(PAGES.map(blocksOf))).flat();

describe("the pages of the command", () => {
  it("have blocks that are run", () => {
    for (const page of PAGES) expect(blocks.filter((block) => block.page === page).length).toBeGreaterThan(1);
  });

  // In their order: a block may use the files of the one before.
  it.each(blocks)("$page: $script", async ({ script, output }) => {
    const { stdout } = await run("bash", ["-c", `exec 2>&1\n${script}`], { cwd: command.folder, env });
    expect(stdout).toBe(output);
  });

  it("show a conversation of an agent as it goes", async () => {
    const text = await readFile(fromRoot(GUIDE), "utf8");
    const transcript = /```text\n(-> .*?)```/s.exec(text)?.[1] ?? "";
    const client = new Client({ name: "page", version: "1.0.0" });
    const args = [command.program, "--fake", "mcp", "--allow-write", "invitees"];
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args, env: command.env as Record<string, string> }),
    );
    let planId = "";
    const spoken: string[] = [];
    for (const [line, name = "", given = ""] of transcript.matchAll(/^-> (\w+) (.*)$/gm)) {
      const answer = await client.callTool({ name, arguments: JSON.parse(given.replace("PLAN-ID", planId)) });
      const told = (answer.content as { text: string }[]).map((part) => part.text).join("\n");
      planId = /id is (\S+)\./.exec(told)?.[1] ?? planId;
      spoken.push(
        line,
        ...told
          .replaceAll(planId || "PLAN-ID", "PLAN-ID")
          .split("\n")
          .map((each) => `<- ${each}`),
      );
    }
    await client.close();
    expect(`${spoken.join("\n")}\n`).toBe(transcript);
  });
});
