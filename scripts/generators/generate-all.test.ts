import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { fromRoot } from "../files.js";
import { compileFiles } from "../testing/compile-files.js";
import { readSources } from "../testing/read-sources.js";
import { generateAll } from "./generate-all.js";
import type { GeneratedFile } from "./generated-file.js";

const CLIENT = "packages/client/src";
const BASE = { name: "weird-api.yaml", text: readFileSync(fromRoot("scripts/testing/weird-api.yaml"), "utf8") };
const OVERLAY = {
  name: "empty.yaml",
  text: "overlay: 1.0.0\nactions:\n  - target: $.info\n    update: { x-overlaid: true }\n",
};

/** What an app writes against the generated types; every line that must not compile says so. */
const CONSUMER = `
import {
  type Circle, class2Values, type Color, colorValues2, colorValues, type Node, type NodeWritable, type OperationId,
  operationTable, type Poll, type PollWritable, type WeirdPageV1, type WeirdPageV12,
} from "@rcw/types";
import type { Services } from "./generated/services.js";

export async function use({ polls, weirdAPI, records, reserved, alpha, alphaBeta, ...others }: Services): Promise<unknown> {
  const poll: Poll = await polls.getPoll({ id: "1", queryId: 2, queryBody: null, "X-Trace": "t", "2fa": true, "filter[]": ["red"], deep: { a: "x" } });
  // @ts-expect-error a path parameter is required
  polls.getPoll({});
  // @ts-expect-error an enum has no other values
  polls.getPoll({ id: "1", "filter[]": ["pink"] });
  // @ts-expect-error a browser owns cookies
  polls.getPoll({ id: "1", session: "s" });
  // @ts-expect-error a write-only property is in no answer
  poll.password;
  const inner: string | undefined = poll.example?.example;

  const body: PollWritable = { title: "t", "weird key": "w", "*/": "c", password: "p", root: { children: [{ children: [] }] } };
  const changed: Poll | undefined = await polls.apiPutPoll({ id: "1", body });
  // @ts-expect-error a read-only property can't be sent
  polls.apiPutPoll({ id: "1", body: { ...body, id: "2" } });
  // @ts-expect-error not even deep inside a recursive schema
  polls.apiPutPoll({ id: "1", body: { ...body, root: { children: [{ id: 1, children: [] }] } } });

  const created = await polls.class({ body: { name: "n", root: { children: [] } } });
  const both: [Node, string] = [created, created.name];
  // @ts-expect-error nor is one in an answer without a name
  created.secret;
  // @ts-expect-error nor in a body without a name
  polls.class({ body: { id: "1", name: "n", root: { children: [] } } });

  const shape = await others["2FAShapes"].createShape({ body: { kind: "circle", radius: 1 } });
  const radius: number = shape.kind === "circle" ? shape.radius : shape.side;
  // @ts-expect-error a union's member has its own properties
  others["2FAShapes"].createShape({ body: { kind: "square", radius: 1 } });

  const size: number = (await weirdAPI.getFiles2ndId({ "2nd-id": "f" })).size;
  const receipt: string = await weirdAPI.postFiles2ndId({ "2nd-id": "f", body: new FormData() });
  const film: Blob = await polls.sendForm({ body: { a: "x" } });
  await polls.sendForm();
  const n: number | undefined = (await records.listRecords()).records[0]?.n;
  let sum = 0;
  for await (const record of records.listRecords({}, { limit: 5 })) sum += record.n ?? 0;
  for await (const { records: [first] } of records.listRecords().pages()) sum += first?.n ?? 0;
  const status: number = (await polls.getPoll({ id: "1" }).withResponse()).response.status;
  const answer: { s: string } | { p: string } | { lower: string } | { q: string } = await reserved.getReserved();
  const nothing: undefined[] = [await alpha.betaGet(), await alphaBeta.get({}), await others["kebab-service"]["do-it"]()];
  return [inner, changed, both, radius, size, receipt, film, n, sum, status, answer, nothing];
}

export const values: [readonly Color[], readonly string[], string] = [colorValues, colorValues2, class2Values[0]];
export const leaf: NodeWritable = { children: [] };
export const circle: Circle = { id: "1", kind: "circle", radius: 1 };
export const page: WeirdPageV1 = { records: [], paging: {} };
export const letter: WeirdPageV12 = "p";
export const id: OperationId = "weird-api put.poll";
export const formats = [operationTable[id].body?.format, operationTable.postFiles2ndId.answer];
// @ts-expect-error an operation that the document hasn't
operationTable.gone;
`;

describe("generateAll on an API that the SDK has never seen", () => {
  let files: GeneratedFile[];
  const textOf = (name: string) => files.find(({ path }) => path.endsWith(name))?.text ?? "";

  beforeAll(async () => {
    files = await generateAll(BASE, OVERLAY);
  });

  it("makes types and services that compile together with the handwritten files, and mean what the document says", () => {
    const handwritten = [
      "packages/types/src/operation-description.ts",
      "packages/types/src/index.ts",
      ...["options/call-options", "operations/operation", "methods/call-result", "methods/paged-call"].map(
        (name) => `${CLIENT}/${name}.ts`,
      ),
    ];
    const sources = new Map([
      ...handwritten.map((path): [string, string] => [path, readFileSync(fromRoot(path), "utf8")]),
      ...files
        .filter(({ path }) => /^packages\/(types|client)\/.*\.ts$/.test(path))
        .map(({ path, text }): [string, string] => [path, text]),
      [`${CLIENT}/consumer.ts`, CONSUMER],
    ]);
    expect(compileFiles(sources)).toEqual([]);
  }, 60_000);

  it("is a pure function: the same input gives the same text", async () => {
    expect(await generateAll(BASE, OVERLAY)).toEqual(files);
  });

  it("gives the same text when the keys of the source stand in another order", async () => {
    const swapped = BASE.text.replace("openapi: 3.0.3\n", "").replace(/^info: .*\n/m, "");
    const text = `${swapped}\ninfo: { description: "Ends a comment: */", version: 1.0.0, title: Weird API }\nopenapi: 3.0.3\n`;
    expect(await generateAll({ ...BASE, text }, OVERLAY)).toEqual(files);
  });

  it("says in every TypeScript file that nobody edits it", () => {
    const typescript = files.filter(({ path }) => path.endsWith(".ts"));
    expect(typescript.length).toBeGreaterThan(4);
    for (const { text } of typescript)
      expect(text).toMatch(/^\/\/ Generated by `pnpm generate` .* Never edit by hand\.\n/);
  });

  it("publishes the document that it made everything from", () => {
    expect(JSON.parse(textOf("types/src/generated/openapi.json"))).toMatchObject({ info: { "x-overlaid": true } });
    expect(textOf("webinar.bundled.json")).toBe(textOf("types/src/generated/openapi.json"));
  });

  it("writes no date and no path of this machine", () => {
    for (const { text } of files)
      expect(text).not.toMatch(new RegExp(`${new Date().getFullYear()}-\\d\\d-\\d\\d|${fromRoot("")}`));
  });
});

describe("generateAll", () => {
  it("passes on what is wrong with the overlay", async () => {
    const overlay = { name: "sdk.yaml", text: `${OVERLAY.text}  - target: $.gone\n    remove: true\n` };
    await expect(generateAll(BASE, overlay)).rejects.toThrow("sdk.yaml:5: the overlay's target $.gone matches nothing");
  });

  it("gives every generated folder a README", async () => {
    const { base, overlay } = readSources();
    const paths = (await generateAll(base, overlay)).map(({ path }) => path);
    const folders = new Set(
      paths.filter((path) => path.includes("/generated/")).map((path) => path.replace(/[^/]+$/, "")),
    );
    for (const folder of folders) expect(paths).toContain(`${folder}README.md`);
  });
});
