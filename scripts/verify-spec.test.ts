import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenApiDocument } from "./document/openapi.js";
import { fromRoot } from "./files.js";
import { jsonAnswer, operation, smallDocument } from "./testing/small-document.js";

let folder: string;

function run(...files: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = ["--import", "tsx/esm", "scripts/verify-spec.ts", ...files];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: fromRoot(".") }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

async function file(name: string, document: OpenApiDocument): Promise<string> {
  await writeFile(join(folder, name), JSON.stringify(document));
  return join(folder, name);
}

function listing(property: string, ...methods: string[]): OpenApiDocument {
  const answer = jsonAnswer({ type: "object", properties: { [property]: { type: "string" } } });
  const entries = methods.map((method, index) => {
    const get = operation({ operationId: `list${index}`, responses: answer, "x-sdk": { service: "things", method } });
    return [`/things${index}`, { get }];
  });
  return smallDocument({ paths: Object.fromEntries(entries) });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rcw-verify-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("pnpm spec:verify", () => {
  it("answers exit code 0 where differ and compiler agree, and shows what Redocly makes of it", async () => {
    const files = [await file("a.json", listing("role", "list")), await file("b.json", listing("position", "list"))];
    const { code, stdout } = await run(...files);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Bump: major \(differ and compiler agree\)\n\ndiffer: major\n/);
    expect(stdout).toContain("list0 > response 200 > role: `role` is called `position` now [property-renamed]");
    expect(stdout).toMatch(/redocly diff, a second opinion that decides nothing: (major|minor|patch)\n/);
  });

  it("answers exit code 3 where a person must decide, with the reason", async () => {
    const twice = await file("twice.json", listing("role", "list", "list"));
    const { code, stdout } = await run(twice, await file("new.json", listing("role", "list", "all")));
    expect(code).toBe(3);
    expect(stdout).toMatch(/^Held for a person/);
    expect(stdout).toContain("no types can be made");
  });

  it.each([[["missing.json", "missing.json"]], [["one.json"]]])("answers exit code 2 to %j", async (files) => {
    const { code, stdout, stderr } = await run(...files);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/there is no such file|usage: pnpm spec:verify OLD NEW/);
  });
});
