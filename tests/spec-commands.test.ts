import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromRoot } from "../scripts/files.js";
import { runNode } from "../scripts/staging/run-node.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rcw-spec-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (script: string, ...args: string[]) =>
  runNode(["--import", "tsx/esm", `scripts/${script}.ts`, ...args], fromRoot(""));

const BASE = "openapi/webinar.yaml";

describe("pnpm spec:import", () => {
  it.each([
    ["without a document", []],
    ["with two", ["a.yaml", "b.yaml"]],
    ["with an unknown option", ["a.yaml", "--force"]],
  ])("%s shows how it is used: exit code 2", async (_name, args) => {
    const { exitCode, stderr } = await run("import-spec", ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Usage: pnpm spec:import FILE-OR-URL");
  });

  it("says that the present document changes nothing", async () => {
    expect(await run("import-spec", BASE)).toMatchObject({ exitCode: 0, stdout: `${BASE}: nothing has changed.\n` });
  });

  it.each([
    [
      "an overlay action that no longer matches",
      (text: string) => text.replaceAll("rcwN11sRenewSubscription", "renewed"),
      "apps would lose rcw.subscriptions.renew",
    ],
    [
      "a reference that leads nowhere",
      (text: string) => text.replace('schemas/InviteeListResource"', 'schemas/Gone"'),
      "lead nowhere",
    ],
  ])("stops at %s and changes nothing: exit code 1", async (_name, change, message) => {
    const before = await readFile(fromRoot(BASE), "utf8");
    const upstream = join(folder, "upstream.yaml");
    await writeFile(upstream, change(before));
    const { exitCode, stderr } = await run("import-spec", upstream);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).toContain("Nothing was changed.");
    expect(await readFile(fromRoot(BASE), "utf8")).toBe(before);
  });
});

describe("pnpm spec:changeset", () => {
  it("shows how it is used: exit code 2", async () => {
    const { exitCode, stderr } = await run("changeset-spec", "--yes");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Usage: pnpm spec:changeset");
  });
});
