import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { groupBy } from "../../scripts/document/group-by.js";
import { fromRoot } from "../../scripts/files.js";
import { redisProblem, startRedis, type TestRedis } from "../../scripts/testing/start-redis.js";
import { createPackedApp, type PackedApp } from "../packed-app.js";
import { type Block, placeOf } from "./block.js";
import { compilePrograms } from "./compile-programs.js";
import { createPrograms, type Program } from "./program.js";
import { readAllBlocks } from "./read-pages.js";
import { sceneOf, worldsModule } from "./worlds.js";

/** What a program printed, block by block, and how it failed. */
interface Result {
  readonly blocks: readonly ({ readonly text: string; readonly values: readonly unknown[] } | null)[];
  readonly error?: string;
}

const pages = await readAllBlocks();
const programs = pages.flatMap((blocks) => createPrograms(blocks, sceneOf));
const needsRedis = ({ source }: Program) => source.includes("REDIS_URL");
const running = programs.filter(
  (program) => !program.isTest && program.notRun === undefined && !(redisProblem !== undefined && needsRedis(program)),
);

const GLOBALS = "declare function beginBlock(index: number): void;";
const TEST_SET_UP = `import { apiMatchers } from "@rcw/testing/vitest";
import { expect } from "vitest";
expect.extend(apiMatchers);
globalThis.beginBlock = () => {};`;

let app: PackedApp;
let redis: TestRedis | undefined;
let compileErrors: string[];
let results: Readonly<Record<string, Result>>;

beforeAll(async () => {
  app = await createPackedApp({
    links: {
      vitest: "node_modules/vitest",
      msw: "packages/testing/node_modules/msw",
      "@opentelemetry/api": "packages/client/node_modules/@opentelemetry/api",
      "@types/node": "node_modules/@types/node",
      undici: "node_modules/undici",
      redis: "node_modules/redis",
      ioredis: "node_modules/ioredis",
    },
  });
  await app.write("globals.d.ts", GLOBALS);
  await app.write("worlds.ts", await worldsModule());
  await Promise.all(programs.map(({ fileName, source }) => app.write(fileName, source)));
  const errors = compilePrograms(app.folder, [
    "globals.d.ts",
    "worlds.ts",
    ...programs.map(({ fileName }) => fileName),
  ]);
  const pageOf = new Map(programs.map(({ fileName, blocks: [first] }) => [fileName, first?.page]));
  compileErrors = errors.map((error) => error.replace(/^[^:]*/, (fileName) => pageOf.get(fileName) ?? fileName));
  await app.write("run-programs.mjs", await readFile(fromRoot("tests/docs/run-programs.mjs"), "utf8"));
  const fileNames = running.map(({ fileName }) => toJavaScript(fileName));
  if (running.some(needsRedis)) redis = await startRedis();
  process.env.REDIS_URL = redis?.url ?? "";
  await app.run(process.execPath, ["run-programs.mjs", "results.json", ...fileNames]);
  results = JSON.parse(await readFile(join(app.folder, "results.json"), "utf8"));
}, 120_000);

afterAll(async () => {
  await redis?.close();
  await app?.remove();
});

if (redisProblem !== undefined) it.skip(`the blocks that need a Redis: ${redisProblem}`, () => {});

function toJavaScript(fileName: string): string {
  return fileName.replace(/\.ts$/, ".js");
}

describe("the TypeScript blocks of every page and doc comment", () => {
  it("are files of their own", () => {
    expect(new Set(programs.map(({ fileName }) => fileName)).size).toBe(programs.length);
  });

  it("compile against the packed packages", () => {
    expect(compileErrors).toEqual([]);
  });

  it.each([...byPage(running)])("run as %s shows", (_page, ofPage) => {
    for (const program of ofPage) {
      const { blocks, error } = results[toJavaScript(program.fileName)] as Result;
      expect(error, placeOf(program.blocks[0] as Block)).toBeUndefined();
      program.blocks.forEach((block, index) => {
        expectOutput(block, blocks[index]);
      });
    }
  });

  it("pass where they are tests", async () => {
    const tests = programs.filter(({ isTest, notRun }) => isTest && notRun === undefined);
    expect(tests.length).toBeGreaterThan(0);
    await app.write("vitest.config.js", "export default { test: { setupFiles: ['./set-up.js'] } };");
    await app.write("set-up.js", TEST_SET_UP);
    const vitest = fromRoot("node_modules/vitest/vitest.mjs");
    const args = [vitest, "run", "--root", app.folder, ...tests.map(({ fileName }) => toJavaScript(fileName))];
    await expect(app.run(process.execPath, args)).resolves.toMatchObject({ stdout: expect.stringMatching(/passed/) });
  });
});

function byPage(list: readonly Program[]): Map<string, Program[]> {
  return groupBy(list, ({ blocks: [first] }) => first?.page ?? "");
}

function expectOutput(block: Block, printed: Result["blocks"][number] | undefined): void {
  const { output } = block;
  if (output?.language === "json") expect(printed?.values.at(-1), placeOf(block)).toEqual(JSON.parse(output.text));
  else if (output) expect(printed?.text, placeOf(block)).toBe(output.text);
}
