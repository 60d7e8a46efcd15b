import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromRoot } from "../../scripts/files.js";
import { type PackedPackage, packPackages } from "../../scripts/pack-packages.js";
import type { Block } from "./block.js";
import { readBlocks } from "./read-blocks.js";

const run = promisify(execFile);
const FIVE_MINUTES_MS = 5 * 60_000;
let folder: string;
let packed: PackedPackage[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rcw-newcomer-"));
  packed = await packPackages(folder);
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a newcomer copies from a page: what to type, what to save, what to type then; and what is printed. */
async function readFirstBlocks(page: string): Promise<[Block, Block, Block, Block]> {
  const [install, program, start, output] = readBlocks(page, await readFile(fromRoot(page), "utf8"));
  if (!install || !program || !start || !output) throw new Error(`${page} has fewer than four blocks`);
  return [install, program, start, output];
}

/** Types the lines of a block into a shell; the tarballs stand in for the registry. Gives what is on the screen. */
async function typeIn(block: Block, cwd: string): Promise<string> {
  const env = { ...process.env, npm_config_prefer_offline: "true" };
  const tarballs = packed.map(({ tarball }) => tarball).join(" ");
  let screen = "";
  for (const line of block.code.trim().split("\n")) {
    const { stdout } = await run("sh", ["-c", line.replace("@rcw/client @rcw/testing", tarballs)], { cwd, env });
    // What npm says of itself differs from version to version.
    screen += `$ ${line}\n${line.startsWith("npm") ? "" : stdout}`;
  }
  return screen;
}

/** The transcripts: what a newcomer types, and what is printed. */
const TRANSCRIPTS = {
  "README.md": `$ npm init --yes
$ npm install @rcw/client @rcw/testing
$ node first-call.mjs
Host (the host)
CoHost Kofi
Panelist Mei
Panelist Omar
Panelist Ana
`,
  "docs/guides/getting-started.md": `$ npm init --yes
$ npm install @rcw/client @rcw/testing
$ node first-call.mjs
added: https://v.ringcentral.com/join/059926749?invitee=1627074001
Host: (the host)
CoHost: Kofi Mensah
Panelist: Mei Lin
Panelist: Omar Haddad
Panelist: Ana Sol
`,
};

describe.each(Object.entries(TRANSCRIPTS))("somebody who copies three blocks of %s", (page, transcript) => {
  it(
    "has a running call in less than five minutes, and sees what the page says",
    async () => {
      const startMs = performance.now();
      const [install, program, start, output] = await readFirstBlocks(page);
      const app = await mkdtemp(join(folder, "app-"));
      let screen = await typeIn(install, app);
      await writeFile(join(app, "first-call.mjs"), program.code);
      screen += await typeIn(start, app);
      expect(screen).toBe(transcript);
      expect(screen.endsWith(output.code)).toBe(true);
      expect(performance.now() - startMs).toBeLessThan(FIVE_MINUTES_MS);
    },
    FIVE_MINUTES_MS,
  );
});
