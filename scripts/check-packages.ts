import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { fromRoot } from "./files.js";
import { type PackedPackage, packPackages } from "./pack-packages.js";

const run = promisify(execFile);

const folder = await mkdtemp(join(tmpdir(), "rcw-packed-"));
try {
  for (const packed of await packPackages(folder)) {
    const problems = [...(await publishingProblems(packed)), ...(await typingProblems(packed))];
    if (problems.length > 0) process.exitCode = 1;
    console.log(problems.length === 0 ? `${packed.name}: fine` : `${packed.name}:\n${problems.join("\n")}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** What publint finds: entry points and files that don't fit together. */
async function publishingProblems({ tarball }: PackedPackage): Promise<string[]> {
  const { buffer } = new Uint8Array(await readFile(tarball));
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, pkg)}`);
}

/** What "are the types wrong?" finds: imports that TypeScript resolves to something else than the run time does. */
async function typingProblems({ tarball }: PackedPackage): Promise<string[]> {
  const attw = fromRoot("node_modules/@arethetypeswrong/cli/dist/index.js");
  const args = [attw, tarball, "--profile", "esm-only", "--format", "ascii", "--no-emoji", "--no-color"];
  try {
    await run(process.execPath, args);
    return [];
  } catch (error) {
    return [`attw: ${(error as { stdout?: string }).stdout ?? error}`];
  }
}
