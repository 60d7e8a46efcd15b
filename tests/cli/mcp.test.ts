import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { FakeWebinarApi } from "@rcw/testing";
import { type AnyFixture, anyFixtures } from "@rcw/testing/fixtures";
import { type FakeServer, startFakeServer } from "@rcw/testing/server";
import { operationTable } from "@rcw/types";
import { Ajv } from "ajv";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as scenes from "../../scripts/generators/fixtures/scenes.js";
import { sceneOf } from "../docs/worlds.js";
import { type InstalledCommand, installedCommand } from "./installed-command.js";

const IDS = { webinarId: "8730911", sessionId: "4410277" };
const operations = Object.values(operationTable);
const services = [...new Set(operations.map(({ service }) => service))];
const toolOf = ({ service, method }: { service: string; method: string }) =>
  `${service}_${method.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

let command: InstalledCommand;
const open: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  command = await installedCommand();
});
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
afterAll(() => command?.remove());

/** The SDK's own client, of a server that runs as a process. */
async function connect(args: string[], env: Record<string, string> = {}): Promise<Client> {
  const client = new Client({ name: "test", version: "1.0.0" });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [command.program, ...args],
    env: { ...(command.env as Record<string, string>), ...env },
    stderr: "inherit",
  });
  await client.connect(transport);
  open.push(() => client.close());
  return client;
}

interface ToolResult {
  readonly isError?: boolean;
  readonly content: readonly { readonly text: string }[];
}

async function call(client: Client, name: string, args: Record<string, unknown>): Promise<ToolResult> {
  return (await client.callTool({ name, arguments: args })) as unknown as ToolResult;
}

async function serve(fake: FakeWebinarApi): Promise<FakeServer> {
  const server = await startFakeServer({ fake });
  open.push(() => server.close());
  return server;
}

describe("rcw mcp", () => {
  it("does every operation, with the golden request of its fixture", async () => {
    const done: string[] = [];
    for (const [scene, members] of groupByScene()) {
      const fake = (scenes as unknown as Record<string, () => FakeWebinarApi>)[scene]?.() as FakeWebinarApi;
      const { url } = await serve(fake);
      const env = { RCW_BASE_URL: url, RCW_ACCESS_TOKEN: fake.accessToken };
      const client = await connect(
        ["mcp", "--no-wait", "--allow-write", services.join(","), "--result-size", "1000000"],
        env,
      );
      const begin = fake.snapshot();
      for (const operation of members) {
        fake.restore(begin);
        const { request, answer } = anyFixtures[operation.operationId] as AnyFixture;
        const body = "body" in request ? { body: request.body } : {};
        const given = { ...request.pathParameters, ...request.query, ...body };
        const { isError, content } = await call(client, toolOf(operation), given);
        expect(isError, `${operation.operationId}: ${content[0]?.text}`).toBeFalsy();
        const expected = answer.body as Record<string, unknown> | undefined;
        const text = (content[0]?.text ?? "").replaceAll(url, "https://platform.ringcentral.com");
        if (expected === undefined) expect(text).toBe("Done.");
        else if (operation.paging) expect(linesOf(text)).toEqual(expected.records);
        else expect(JSON.parse(text)).toEqual(expected);
        done.push(operation.operationId);
      }
    }
    expect(done.sort()).toEqual(Object.keys(operationTable).sort());
  });

  it("only reads unless a service is named, and its schemas are JSON Schema", async () => {
    const client = await connect(["--fake", "mcp", "--allow-write", "invitees"]);
    const { tools } = await client.listTools();
    const expected = operations
      .filter(({ httpMethod, service }) => httpMethod === "GET" || service === "invitees")
      .map(toolOf);
    expect(tools.map(({ name }) => name)).toEqual([...expected, "roster_plan", "roster_apply", "read_on"]);
    const ajv = new Ajv({ strict: false, validateFormats: false });
    for (const { inputSchema } of tools) expect(ajv.validateSchema(inputSchema), JSON.stringify(ajv.errors)).toBe(true);
    const update = tools.find(({ name }) => name === "invitees_bulk_update");
    const validate = ajv.compile(update?.inputSchema ?? {});
    const { request } = anyFixtures.rcwConfigUpdateInvitees as AnyFixture;
    expect(validate({ ...request.pathParameters, body: request.body })).toBe(true);
    expect(validate({ ...request.pathParameters, body: { addedInvitees: [{ role: "Boss" }] } })).toBe(false);

    const refused = await call(client, "sessions_delete", IDS);
    expect(refused).toMatchObject({ isError: true, content: [{ text: expect.stringContaining("--allow-write") }] });
  });

  it("cuts results to size, and gives the rest when it is asked", async () => {
    const client = await connect(["--fake", "mcp", "--result-size", "2000"]);
    const parts: string[] = [];
    let { content } = await call(client, "registrants_list", { sessionId: IDS.sessionId });
    for (;;) {
      const [part, next] = content;
      expect(part?.text.length).toBeLessThanOrEqual(2000);
      parts.push(part?.text ?? "");
      const place = /resultId "(.*?)" and offset (\d+)/.exec(next?.text ?? "");
      if (!place) break;
      ({ content } = await call(client, "read_on", { resultId: place[1], offset: Number(place[2]) }));
    }
    expect(parts.length).toBeGreaterThan(4);
    expect(linesOf(parts.join(""))).toHaveLength(40);
    expect(await call(client, "read_on", { resultId: "r9", offset: 0 })).toMatchObject({ isError: true });
  });

  it("plans a roster, and applies what was planned by the plan's id only", async () => {
    const client = await connect(["--fake", "mcp", "--allow-write", "invitees"]);
    const csv = "email,firstName,lastName,role\nana.sol@example.com,Ana,Sol,CoHost\nnobody,No,Body,Panelist\n";
    const { content } = await call(client, "roster_plan", { ...IDS, csv });
    expect(content[0]?.text).toMatch(/can't be read: line 3: .*\nadd +line 2: Ana Sol/);
    const planId = /id is (\S+)\./.exec(content[1]?.text ?? "")?.[1];
    const unknown = await call(client, "roster_apply", { planId: "mine" });
    expect(unknown).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining("call roster_plan first") }],
    });

    const applied = await call(client, "roster_apply", { planId });
    expect(applied.content[0]?.text).toMatch(/1 added, 0 changed, 0 removed/);
    const again = await call(client, "roster_plan", { ...IDS, csv });
    expect(again.content[0]?.text).toContain("0 to be added");
    await call(client, "invitees_delete", { ...IDS, inviteeId: "5520104" });
    const outdated = await call(client, "roster_apply", {
      planId: /id is (\S+)\./.exec(again.content[1]?.text ?? "")?.[1],
    });
    expect(outdated).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining("next: Call roster_plan again") }],
    });

    const reader = await connect(["--fake", "mcp"]);
    expect((await call(reader, "roster_plan", { ...IDS, csv })).content[1]?.text).toContain(
      "Nothing can be applied here",
    );
    expect(await call(reader, "roster_apply", { planId })).toMatchObject({ isError: true });
  });

  it("says how to get the next page", async () => {
    const client = await connect(["--fake", "mcp"]);
    const args = { sessionId: IDS.sessionId, perPage: 25 };
    const { content } = await call(client, "registrants_list", args);
    const pageToken = JSON.parse(/pageToken (".*")/.exec(content[1]?.text ?? "")?.[1] ?? "null");
    const second = await call(client, "registrants_list", { ...args, pageToken });
    expect(linesOf(second.content[0]?.text ?? "")).toHaveLength(15);
    expect(second.content).toHaveLength(1);
  });

  it.each([
    ["invitees_get", { ...IDS, inviteeId: "1" }, /404 CMN-102.*next: Don't guess ids/s],
    ["invitees_get", IDS, /inviteeId is missing.*next: Correct the arguments/s],
    ["invitees_get", { ...IDS, inviteeId: "1", invitee: "2" }, /next: Correct the arguments/],
  ])("tells a model what to do when %s fails for %j", async (name, args, message) => {
    const client = await connect(["--fake", "mcp"]);
    const { isError, content } = await call(client, name, args);
    expect(isError).toBe(true);
    expect(content[0]?.text).toMatch(message);
  });

  it("serves over HTTP whoever has the token, and nobody else", async () => {
    const token = "0123456789abcdef-0123456789";
    const child = spawn(process.execPath, [command.program, "--fake", "mcp", "--http"], {
      env: { ...command.env, RCW_MCP_TOKEN: token },
      stdio: ["ignore", "ignore", "pipe"],
    });
    open.push(async () => child.kill("SIGKILL"));
    const [line = ""] = await firstLines(child.stderr, 1);
    const url = /http:\S+/.exec(line)?.[0] ?? "";
    expect(line).not.toContain(token);

    const post = (headers: Record<string, string>) => fetch(url, { method: "POST", headers, body: "{}" });
    expect((await post({})).status).toBe(401);
    expect((await post({ Authorization: "Bearer 0123456789abcdef-012345678X" })).status).toBe(401);
    expect((await post({ Authorization: `Bearer ${token}`, Origin: "https://evil.example.com" })).status).toBe(403);

    const client = new Client({ name: "test", version: "1.0.0" });
    const headers = { Authorization: `Bearer ${token}` };
    await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }) as Transport);
    const { content } = await call(client, "webinars_get", { webinarId: IDS.webinarId });
    expect(JSON.parse(content[0]?.text ?? "")).toMatchObject({ title: "Quarterly Town Hall" });
    await client.close();
  });

  it("isn't served over HTTP without a token of some length, nor for services that don't exist", async () => {
    const short = await command.run(["--fake", "mcp", "--http"], { env: { RCW_MCP_TOKEN: "short" } });
    expect(short).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/RCW_MCP_TOKEN .*\nnext: Make one/) });
    expect(await command.run(["--fake", "mcp", "--allow-write", "all"])).toMatchObject({ exitCode: 2 });
  });
});

function groupByScene(): Map<string, typeof operations> {
  const groups = new Map<string, typeof operations>();
  for (const operation of operations) {
    const scene = sceneOf(operation.operationId);
    groups.set(scene, [...(groups.get(scene) ?? []), operation]);
  }
  return groups;
}

function linesOf(text: string): unknown[] {
  return text === "No items."
    ? []
    : text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
}

async function firstLines(stream: NodeJS.ReadableStream, count: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface(stream)) if (lines.push(line) === count) break;
  return lines;
}
