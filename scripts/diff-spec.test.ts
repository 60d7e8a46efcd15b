import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromRoot } from "./files.js";

let folder: string;
const OLD = `openapi: 3.0.3
info: { title: T, version: "1" }
paths:
  /things:
    get:
      operationId: listThings
      responses: { "200": { description: ".", content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Thing" } } } } } }
components:
  schemas:
    Thing: { type: object, properties: { joinUri: { type: string }, other: { $ref: "#/components/schemas/Gone" } } }
`;

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: string[]): Promise<Result> {
  const command = ["--import", "tsx/esm", "scripts/diff-spec.ts", ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: fromRoot(".") }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rcw-diff-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("pnpm spec:diff", () => {
  it("ends quietly when its reader has seen enough", async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => [`Schema${index}`, { type: "string" }]),
    );
    const many = JSON.stringify({ openapi: "3.0.3", info: {}, paths: {}, components: { schemas } });
    const files = [await file("old.yaml", OLD), await file("many.json", many)];
    const command = ["--import", "tsx/esm", "scripts/diff-spec.ts", ...files, "--format", "json"];
    const child = spawn(process.execPath, command, { cwd: fromRoot(".") });
    child.stdout.once("data", () => child.stdout.destroy());
    let stderr = "";
    child.stderr.on("data", (piece) => {
      stderr += piece;
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining("EPIPE") });
  });

  it("prints JSON and nothing else, whatever the bump; warnings go to the error output", async () => {
    const files = [await file("old.yaml", OLD), await file("new.yaml", OLD.replace("joinUri", "joinURI"))];
    const { code, stdout, stderr } = await run(...files, "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      bump: "major",
      changes: [
        {
          kind: "property-renamed",
          direction: "response",
          where: "schema Thing > joinUri",
          bump: "major",
          message: "`joinUri` is called `joinURI` now (only the case differs)",
        },
      ],
    });
    expect(stderr).toContain(
      'the reference "#/components/schemas/Gone" leads nowhere (at components > schemas > Thing',
    );
  });

  it("prints text and markdown for people", async () => {
    const files = [await file("old.yaml", OLD), await file("new.json", '{ "openapi": "3.1.0", "paths": {} }')];
    const text = await run(...files);
    expect(text.stdout).toMatch(
      /^Bump: major \(3 changes\)\n\nBreaking \(major\)\n {2}listThings\n {4}`GET \/things` is gone/,
    );
    const markdown = await run(...files, "--format", "markdown");
    expect(markdown.stdout).toContain("## Breaking\n\n### `listThings`\n\n- `GET /things` is gone (both)\n");
  });

  it.each<[string, string, RegExp]>([
    ["a missing file", "", /there is no such file/],
    ["what is neither YAML nor JSON", "a: [", /bad\.yaml:1: [\s\S]*neither YAML nor JSON/],
    ["YAML that is no document", "text", /expected an OpenAPI 3.0 or 3.1 document, found "text"/],
    ["an empty file", "\n", /found nothing/],
    ["something else", "info: {}", /expected "openapi: 3.0.x" or "openapi: 3.1.x", found no "openapi"/],
    ["Swagger 2", 'swagger: "2.0"', /this is Swagger 2.0; convert it to OpenAPI 3/],
  ])("answers exit code 2 and the reason to %s", async (_what, text, reason) => {
    const bad = text === "" ? join(folder, "missing.yaml") : await file("bad.yaml", text);
    const { code, stdout, stderr } = await run(await file("old.yaml", OLD), bad, "--format", "json");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(reason);
  });

  it.each([[[]], [["one.yaml"]], [["a", "b", "c"]], [["a", "b", "--format", "xml"]], [["a", "b", "--unknown"]]])(
    "answers exit code 2 and the usage to %j",
    async (args) => {
      const { code, stderr } = await run(...args);
      expect(code).toBe(2);
      expect(stderr).toContain("usage: pnpm spec:diff OLD NEW [--format text|markdown|json]");
    },
  );
});
