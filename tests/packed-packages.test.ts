import { operationTable } from "@rcw/types";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromRoot } from "../scripts/files.js";
import { LIBRARY_PACKAGES } from "../scripts/pack-packages.js";
import { createPackedApp, type PackedApp } from "./packed-app.js";
import { readReadmeExample } from "./readme-examples.js";

let app: PackedApp;

beforeAll(async () => {
  app = await createPackedApp();
}, 120_000);

afterAll(() => app?.remove());

const SCENARIO = `
  const fake = createFakeWebinarApi();
  const rcw = createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch });
  const webinar = await rcw.webinars.create({ body: { title: "Town Hall" } });
  const session = await rcw.sessions.create({
    webinarId: webinar.id ?? "",
    body: { scheduledStartTime: "2026-09-14T15:00:00Z", scheduledDuration: 3600, timeZone: "Europe/Berlin" },
  });
  const { records } = await rcw.invitees.list({ webinarId: webinar.id ?? "", sessionId: session.id ?? "" });
`;
const PRINTED = `console.log(JSON.stringify({ roles: records.map(({ role }) => role), known: rcwRoleEnumValues.includes("Host"), operations: Object.keys(operationTable).length }));`;
const EXPECTED = { roles: ["Host"], known: true, operations: Object.keys(operationTable).length };

/** What a consumer writes, and what has to be refused. */
const STRICT_PROGRAM = `
import { createWebinarClient, isRcwError, type PagedCall } from "@rcw/client";
import { createTokenManager } from "@rcw/client/auth";
import type { AddInviteeRequest, InviteeResource } from "@rcw/types";

declare const signal: AbortSignal | undefined;
declare const limit: number | undefined;
const rcw = createWebinarClient({ auth: { accessToken: async ({ signal }) => String(signal) } });
createWebinarClient({ auth: { accessToken: () => "token" } });
const ids = { webinarId: "1", sessionId: "2" };
const list: PagedCall<unknown, InviteeResource> = rcw.invitees.list(ids, { signal, limit });
const all: InviteeResource[] = await list.toArray({ limit });
export const json: Record<string, unknown> | undefined = all[0];
try {
  await list;
} catch (error) {
  if (isRcwError(error)) console.log(error.stoppedAt?.pageToken, error.stoppedAt?.itemCount);
}

const linkedUser = { userId: "1", accountId: "2" };
const contact = { firstName: "Mei", lastName: "Lin", email: "mei.lin@example.com" };
const added: AddInviteeRequest[] = [{ role: "Panelist", ...contact }, { role: "CoHost", linkedUser }];
await rcw.invitees.bulkUpdate({ ...ids, body: { addedInvitees: added } }, { signal });
// @ts-expect-error: both forms
added.push({ role: "Panelist", ...contact, linkedUser });
// @ts-expect-error: neither form
added.push({ role: "Panelist" });
// @ts-expect-error: nobody is added as Host
added.push({ role: "Host", ...contact });
const misspelt = { addedInvites: added };
// @ts-expect-error: there is no such list
await rcw.invitees.bulkUpdate({ ...ids, body: misspelt });

const tokens = createTokenManager({ clientId: "app", clientSecret: process.env.SECRET, jwt: process.env.JWT });
const login = { codeVerifier: "v", redirectUri: "https://app.example.com" };
await tokens.exchangeCode({ ...login, callbackUrl: "https://app.example.com?code=c&state=s", state: "s" });
// @ts-expect-error: the state would go uncompared
await tokens.exchangeCode({ ...login, callbackUrl: "https://app.example.com?code=c&state=s", state: "s", code: "c" });
`;

// The example of @rcw/redis needs a Redis: tests/docs compiles and runs it.
const READMES = LIBRARY_PACKAGES.filter((folder) => folder !== "redis").map((folder) => `packages/${folder}/README.md`);

describe("the packed packages, installed outside the workspace", () => {
  it("work from an ES module", async () => {
    await app.write(
      "app.mjs",
      `import { createWebinarClient } from "@rcw/client";
       import { createFakeWebinarApi } from "@rcw/testing";
       import { operationTable, rcwRoleEnumValues } from "@rcw/types";
       ${SCENARIO}${PRINTED}`,
    );
    expect(await runNode("app.mjs")).toEqual(EXPECTED);
  });

  it("work from require", async () => {
    await app.write(
      "app.cjs",
      `const { createWebinarClient } = require("@rcw/client");
       const { createFakeWebinarApi } = require("@rcw/testing");
       const { operationTable, rcwRoleEnumValues } = require("@rcw/types");
       (async () => {${SCENARIO}${PRINTED}})();`,
    );
    expect(await runNode("app.cjs")).toEqual(EXPECTED);
  });

  it("check request bodies, from an ES module and from require", async () => {
    const printed = `console.log(JSON.stringify(validateBody("rcwConfigUpdateInvitee", {})));`;
    await app.write("validate.mjs", `import { validateBody } from "@rcw/client/validate"; ${printed}`);
    await app.write("validate.cjs", `const { validateBody } = require("@rcw/client/validate"); ${printed}`);
    const expected = [{ path: "role", message: "is required and missing" }];
    expect([await runNode("validate.mjs"), await runNode("validate.cjs")]).toEqual([expected, expected]);
  });

  it("need OpenTelemetry's API for telemetry only, and say so", async () => {
    // npm installs no optional peer: the tests above have run without it.
    const program = 'import("@rcw/client/telemetry").catch(({ message }) => console.log(JSON.stringify(message)))';
    await app.write("telemetry.mjs", program);
    expect(await runNode("telemetry.mjs")).toContain("@opentelemetry/api");
  });

  it("carry the OpenAPI document as JSON", async () => {
    await app.write("document.cjs", `console.log(JSON.stringify(require("@rcw/types/openapi.json").openapi));`);
    expect(await runNode("document.cjs")).toBe("3.0.3");
  });

  it("carry the fixtures, as constants and as JSON", async () => {
    const printed = "console.log(JSON.stringify([rcwConfigGetInvitee, Object.keys(fixtures).length]));";
    await app.write(
      "fixtures.mjs",
      `import { fixtures, rcwConfigGetInvitee } from "@rcw/testing/fixtures"; ${printed}`,
    );
    await app.write(
      "fixtures.cjs",
      `const { fixtures } = require("@rcw/testing/fixtures");
       const rcwConfigGetInvitee = require("@rcw/testing/fixtures/rcwConfigGetInvitee.json"); ${printed}`,
    );
    const [fromModule, fromRequire] = [await runNode("fixtures.mjs"), await runNode("fixtures.cjs")];
    expect(fromModule).toMatchObject([
      { operationId: "rcwConfigGetInvitee", answer: { status: 200 } },
      EXPECTED.operations,
    ]);
    expect(fromRequire).toEqual(fromModule);
  });

  it("serve the fake over HTTP and stop by themselves", async () => {
    await app.write(
      "server.mjs",
      `import { startFakeServer } from "@rcw/testing/server";
       const server = await startFakeServer();
       const response = await fetch(server.url + "/webinar/configuration/v1/webinars");
       await server.close();
       console.log(JSON.stringify(response.status));`,
    );
    expect(await runNode("server.mjs")).toBe(401);
  });

  it.each([
    ["bundler", { module: "ESNext", moduleResolution: "bundler" }],
    ["nodenext", { module: "NodeNext", moduleResolution: "NodeNext" }],
  ])("are typed under moduleResolution %s, and so are the examples of the READMEs", async (name, moduleOptions) => {
    await app.write(
      "typed.mts",
      `import { ConflictError, createWebinarClient, Environment, type WebinarClient } from "@rcw/client";
       import { type BodyValidator, validateBody } from "@rcw/client/validate";
       import { createFakeWebinarApi } from "@rcw/testing";
       import { fixtures } from "@rcw/testing/fixtures";
       import { startFakeServer } from "@rcw/testing/server";
       import { type InviteeResource, operationTable, type RcwRoleEnum, rcwRoleEnumValues } from "@rcw/types";
       ${SCENARIO}
       const typed: InviteeResource[] = records;
       const validate: BodyValidator = validateBody;
       const roles: readonly RcwRoleEnum[] = rcwRoleEnumValues;
       const { request, answer } = fixtures.rcwConfigUpdateInvitee;
       const golden: [RcwRoleEnum, RcwRoleEnum, 200] = [request.body.role, answer.body.role, answer.status];
       // @ts-expect-error: an answer without a body
       fixtures.rcwConfigDeleteInvitee.answer.body;
       // @ts-expect-error: a role that the API doesn't have
       rcw.invitees.update({ webinarId: "1", sessionId: "2", inviteeId: "3", body: { role: "Cohost" } });
       // @ts-expect-error: the join link is read-only
       rcw.sessions.update({ webinarId: "1", sessionId: "2", body: { hostJoinUri: "https://example.com" } });
       export { ConflictError, Environment, golden, operationTable, roles, startFakeServer, typed, validate, type WebinarClient };`,
    );
    const examples = await Promise.all(READMES.map(writeExample));
    const shared = { strict: true, noEmit: true, target: "ES2022", types: [], skipLibCheck: false };
    const tsconfig = `tsconfig.${name}.json`;
    await app.write(tsconfig, { compilerOptions: { ...shared, ...moduleOptions }, files: ["typed.mts", ...examples] });
    const tsc = fromRoot("node_modules/typescript/bin/tsc");
    await expect(app.run(process.execPath, [tsc, "-p", tsconfig])).resolves.toMatchObject({ stdout: "" });
  });

  it("are typed under the strictest options, and without the types of browsers", async () => {
    await app.write("strict.mts", STRICT_PROGRAM);
    const compilerOptions = {
      ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false },
      ...{ module: "NodeNext", target: "ES2022", lib: ["ES2022"], types: ["node"], noEmit: true },
      typeRoots: [fromRoot("node_modules/@types")],
    };
    await app.write("tsconfig.strict.json", { compilerOptions, files: ["strict.mts"] });
    const tsc = fromRoot("node_modules/typescript/bin/tsc");
    await expect(app.run(process.execPath, [tsc, "-p", "tsconfig.strict.json"])).resolves.toMatchObject({ stdout: "" });
  });

  it.each(READMES)("do what the first example of %s shows", async (path) => {
    const { source, output } = await readReadmeExample(path);
    const compilerOptions = { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 };
    const fileName = `run-${exampleName(path)}.mjs`;
    await app.write(fileName, transpileModule(source, { compilerOptions }).outputText);
    const { stdout } = await app.run(process.execPath, [fileName]);
    expect(stdout).toBe(output);
  });
});

async function writeExample(path: string): Promise<string> {
  const fileName = `${exampleName(path)}.mts`;
  await app.write(fileName, (await readReadmeExample(path)).source);
  return fileName;
}

function exampleName(path: string): string {
  return path.replaceAll(/\W/g, "-");
}

async function runNode(fileName: string): Promise<unknown> {
  const { stdout, stderr } = await app.run(process.execPath, [fileName]);
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}
