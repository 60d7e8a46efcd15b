import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromRoot } from "../scripts/files.js";
import { createPackedApp, type PackedApp } from "./packed-app.js";
import { nodeVersions } from "./runtimes/node-versions.js";

const run = promisify(execFile);
let app: PackedApp;
let folder: string;

/** An app that has installed `@rcw/testing` and what it is made of, and has the peers that it asks for beside it. */
beforeAll(async () => {
  app = await createPackedApp({ without: ["@rcw/client"] });
  folder = app.folder;
  await cp(join(folder, "node_modules"), join(folder, "msw-3/node_modules"), { recursive: true });
  await symlink(fromRoot("node_modules/msw-3"), join(folder, "msw-3/node_modules/msw"), "dir");
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  for (const peer of ["msw", "msw-3", "vitest", "@types/node"]) {
    await symlink(fromRoot(`node_modules/${peer}`), join(folder, "node_modules", peer), "dir");
  }
}, 120_000);

afterAll(() => app?.remove());

const HEADERS = 'const headers = { Authorization: "Bearer " + fake.accessToken };';
const PATH = "/webinar/configuration/v1/webinars/8730911";

const MSW_APP = `import { createFakeWebinarApi } from "@rcw/testing";
  import { rcwHandlers } from "@rcw/testing/msw";
  import { setupServer } from "msw/node";
  const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall" });
  const server = setupServer(...rcwHandlers(fake));
  server.listen();
  ${HEADERS}
  const answer = await fetch("https://platform.ringcentral.com${PATH}", { headers });
  const { title } = await answer.json();
  server.close();
  console.log(JSON.stringify({ title, received: fake.journal.all().length }));`;

describe("@rcw/testing, packed and installed", () => {
  it("puts a fake behind MSW 2", async () => {
    await app.write("msw.js", MSW_APP);
    expect(await runNode("msw.js")).toEqual({ title: "Quarterly Town Hall", received: 1 });
  });

  const newerNodes = nodeVersions().filter(({ major }) => major >= 22);

  it.for(newerNodes)(
    "puts a fake behind MSW 3 in Node $major, which is what that asks for",
    async ({ program }, { skip }) => {
      if (program === undefined) return skip("npm has no such Node for this platform");
      await app.write("msw-3/msw.mjs", MSW_APP);
      expect(await runNode("msw-3/msw.mjs", program)).toEqual({ title: "Quarterly Town Hall", received: 1 });
    },
  );

  it("serves over HTTP, with a world for each test", async () => {
    await app.write(
      "server.js",
      `import { createFakeWebinarApi } from "@rcw/testing";
       import { startFakeServer } from "@rcw/testing/server";
       const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall" });
       const server = await startFakeServer({ fake });
       ${HEADERS}
       const inWorld = { ...headers, "X-Rcw-World": "one" };
       const deleted = await fetch(server.url + "${PATH}", { method: "DELETE", headers: inWorld });
       const statuses = [deleted.status];
       for (const sent of [inWorld, headers]) statuses.push((await fetch(server.url + "${PATH}", { headers: sent })).status);
       await server.close();
       console.log(JSON.stringify(statuses));`,
    );
    expect(await runNode("server.js")).toEqual([204, 404, 200]);
  });

  it.each([
    ["import", "factories.mjs", 'import * as testing from "@rcw/testing/factories";'],
    ["require", "factories.cjs", 'const testing = require("@rcw/testing/factories");'],
  ])("builds data by %s", async (_way, fileName, load) => {
    await app.write(
      fileName,
      `${load}
       const { linkedUser, role } = testing.inviteeResource.coHost().build({ linkedUser: { userId: "7" } });
       const same = [1, 2].map(() => testing.createFactories({ seed: 7 }).wcsSessionResource.build());
       console.log(JSON.stringify({ userId: linkedUser.userId, role, same: JSON.stringify(same[0]) === JSON.stringify(same[1]) }));`,
    );
    expect(await runNode(fileName)).toEqual({ userId: "7", role: "CoHost", same: true });
  });

  it("builds the same data in every Node", async () => {
    await app.write(
      "same.js",
      `import { createFactories } from "@rcw/testing/factories";
       const { resetSequences, ...factories } = createFactories({ seed: 7 });
       console.log(JSON.stringify(Object.values(factories).map((factory) => factory.build())));`,
    );
    const programs = nodeVersions().flatMap(({ program }) => program ?? []);
    const [first, ...others] = await Promise.all(programs.map((program) => runNode("same.js", program)));
    expect((first as unknown[]).length).toBeGreaterThanOrEqual(109);
    for (const other of others) expect(other).toEqual(first);
  });

  it("has a golden request and answer of every operation, as constants and as JSON", async () => {
    await app.write(
      "fixtures.js",
      `import { createRequire } from "node:module";
       import { fixtures } from "@rcw/testing/fixtures";
       import { operationTable } from "@rcw/types";
       const require = createRequire(import.meta.url);
       const same = Object.keys(operationTable).filter(
         (id) => JSON.stringify(require("@rcw/testing/fixtures/" + id + ".json")) === JSON.stringify(fixtures[id]),
       );
       console.log(JSON.stringify(same.length));`,
    );
    expect(await runNode("fixtures.js")).toBe(41);
  });

  it("gives Vitest its matchers", async () => {
    await app.write(
      "app.test.js",
      `import { createFakeWebinarApi } from "@rcw/testing";
       import { apiMatchers } from "@rcw/testing/vitest";
       import { expect, test } from "vitest";
       expect.extend(apiMatchers);
       test("conforms", async () => {
         const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall" });
         ${HEADERS}
         const answer = await fake.fetch("https://platform.ringcentral.com${PATH}", { headers });
         await expect(answer).toMatchApiAnswer("rcwConfigGetWebinar", 200);
         expect(await answer.json()).toMatchApiSchema("WcsWebinarResource");
         expect({ role: "Cohost" }).not.toMatchApiSchema("InviteeResource");
         expect(() => expect({ role: "Cohost" }).toMatchApiSchema("InviteeResource")).toThrow("role must be one of");
       });`,
    );
    const vitest = join(folder, "node_modules/vitest/vitest.mjs");
    const { stdout } = await run(process.execPath, [vitest, "run", "--reporter=json"], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ success: true, numPassedTests: 1 });
  });

  it.each([
    ["2", {}],
    [
      "3",
      { "msw/node": ["./node_modules/msw-3/lib/node/index.d.ts"], msw: ["./node_modules/msw-3/lib/core/index.d.ts"] },
    ],
  ])("is typed, with MSW %s", async (version, paths) => {
    await app.write(
      "typed.ts",
      `import { createFakeWebinarApi, type FakeWebinarApi } from "@rcw/testing";
       import { inviteeResource } from "@rcw/testing/factories";
       import { rcwHandlers } from "@rcw/testing/msw";
       import { startFakeServer } from "@rcw/testing/server";
       import { apiMatchers } from "@rcw/testing/vitest";
       import { setupServer } from "msw/node";
       import { expect } from "vitest";
       const fake: FakeWebinarApi = createFakeWebinarApi();
       const handlers = rcwHandlers(fake, { baseUrl: "http://rcw.test" });
       setupServer(...handlers).use(...handlers);
       inviteeResource.build({ linkedUser: { userId: "7" } }).role satisfies string;
       // @ts-expect-error: no such role
       inviteeResource.build({ role: "Cohost" });
       // @ts-expect-error: no such trait of an invitee
       inviteeResource.finishedSession();
       expect.extend(apiMatchers);
       await expect(new Response()).toMatchApiAnswer("rcwConfigGetInvitee", 200);
       // @ts-expect-error: no status that the operation declares
       expect({}).toMatchApiAnswer("rcwConfigGetInvitee", 201);
       const { url, fake: served } = await startFakeServer({ fake });
       console.log(url, served);`,
    );
    const shared = {
      strict: true,
      noEmit: true,
      target: "ES2022",
      module: "NodeNext",
      types: ["node"],
      skipLibCheck: true,
    };
    const tsconfig = `tsconfig.msw-${version}.json`;
    await app.write(tsconfig, { compilerOptions: { ...shared, paths }, files: ["typed.ts"] });
    const tsc = fromRoot("node_modules/typescript/bin/tsc");
    const { stdout } = await run(process.execPath, [tsc, "-p", tsconfig], { cwd: folder }).catch((error) => error);
    expect(stdout).toBe("");
  });
});

describe("the command rcw-fake, installed", () => {
  const command = () => join(folder, "node_modules/.bin/rcw-fake");

  it("explains itself, and says what it doesn't take", async () => {
    expect((await run(command(), ["--help"])).stdout).toContain("usage: rcw-fake [options]");
    expect((await run(command(), ["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
    const refused = await run(command(), ["--scenario", "party"]).catch((error) => error);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("scheduled-town-hall") });
  });

  it("serves what it was told until it is stopped, and logs each request", async () => {
    const server = spawn(command(), ["--scenario", "scheduled-town-hall", "--seed", "7", "--log"]);
    const log = server.stderr.toArray();
    const facts: Record<string, string> = {};
    for await (const line of createInterface(server.stdout)) {
      const [name = "", value = ""] = line.split(": ");
      facts[name] = value;
      if (name === "jwt") break;
    }
    const headers = { Authorization: `Bearer ${facts["access token"]}` };
    expect(await (await fetch(facts.url + PATH, { headers })).json()).toMatchObject({ title: "Quarterly Town Hall" });
    server.kill("SIGTERM");
    expect(await once(server, "exit")).toEqual([0, null]);
    expect((await log).join("")).toMatch(/^GET \S+ -> 200 rcwConfigGetWebinar \d+ ms\n$/);
  });
});

async function runNode(fileName: string, program = process.execPath): Promise<unknown> {
  const { stdout, stderr } = await run(program, [fileName], { cwd: folder });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}
