import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDocument } from "../../scripts/document/bundle-document.js";
import type { OpenApiDocument, Schema } from "../../scripts/document/openapi.js";
import { runNode } from "../../scripts/staging/run-node.js";
import { type StagedTree, stageTree } from "../../scripts/staging/stage-tree.js";
import { jsonAnswer, jsonContent, operation, schemaRef } from "../../scripts/testing/small-document.js";

const SCHEMAS: Record<string, Schema> = {
  PollKind: { type: "string", enum: ["Quiz", "Survey"] },
  PollBranch: {
    type: "object",
    required: ["title"],
    properties: {
      title: { type: "string" },
      branches: { type: "array", items: schemaRef("PollBranch") },
      question: schemaRef("PollQuestion"),
    },
  },
  PollQuestion: {
    oneOf: [schemaRef("PollChoice"), schemaRef("PollText")],
    discriminator: {
      propertyName: "type",
      mapping: {
        choice: "#/components/schemas/PollChoice",
        text: "#/components/schemas/PollText",
        ghost: "#/components/schemas/PollGhost",
      },
    },
  },
  PollChoice: {
    type: "object",
    required: ["type", "answers"],
    properties: {
      type: { type: "string", enum: ["choice"] },
      id: { type: "string", readOnly: true },
      answers: { type: "array", items: { type: "string" } },
    },
  },
  PollText: {
    type: "object",
    required: ["type"],
    properties: { type: { type: "string", enum: ["text"] }, kind: schemaRef("PollKind") },
  },
};

/** Two operations, a parameter, an enum, a union and a recursive schema, without a word of explanation or example. */
function withPolls(document: OpenApiDocument): OpenApiDocument {
  const webinarId = { name: "webinarId", in: "path", required: true, schema: { type: "string" } } as const;
  const kind = { name: "kind", in: "query", schema: schemaRef("PollKind") } as const;
  document.paths["/webinar/polls/v1/webinars/{webinarId}/polls"] = {
    get: operation({
      operationId: "rcwPollsGetTree",
      tags: ["Polls"],
      parameters: [webinarId, kind],
      responses: jsonAnswer(schemaRef("PollBranch")),
    }),
    post: operation({
      operationId: "rcwPollsCreateQuestion",
      tags: ["Polls"],
      parameters: [webinarId],
      requestBody: { required: true, content: jsonContent(schemaRef("PollQuestion")) },
      responses: { ...jsonAnswer(schemaRef("PollQuestion")), "409": { description: "There is one." } },
    }),
  };
  return {
    ...document,
    components: { ...document.components, schemas: { ...document.components?.schemas, ...SCHEMAS } },
  };
}

describe("a document with an operation, a parameter, an enum, a union and a recursive schema that the SDK has never seen", () => {
  let tree: StagedTree;
  const run = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await runNode(args, tree.folder);
    expect(`${exitCode === 0 ? "" : stdout + stderr}`).toBe("");
    return stdout;
  };

  beforeAll(async () => {
    tree = await stageTree();
    const base = { name: "webinar.yaml", text: await readFile(tree.at("openapi/webinar.yaml"), "utf8") };
    await writeFile(tree.at("unseen.json"), JSON.stringify(withPolls(readDocument(base))));
  });
  afterAll(() => tree.remove());

  it("goes through import, which compiles everything against it and names what is new and what was repaired", async () => {
    const report = await run("--import", "tsx/esm", "scripts/import-spec.ts", "unseen.json");
    expect(report).toContain("a minor change");
    expect(report).toContain("discriminator mapping dropped");
    expect(report).toContain("`rcw.polls.getTree` (its default name");
    expect(report).toContain("`rcw.polls.createQuestion`");
    expect(report).not.toContain("Handwritten code");
    expect(report).not.toContain("no longer answers");
  });

  it("is generated again without a difference", async () => {
    expect(await run("--import", "tsx/esm", "scripts/generate.ts")).toContain(", 0 of them changed");
  });

  it.each(["types", "client", "testing"])("builds @rcw/%s, declarations included", async (name) => {
    await run("node_modules/typescript/bin/tsc", "-p", `packages/${name}/tsconfig.build.json`);
  });

  it("passes the tests of factories, fixtures and handlers", async () => {
    const tests = ["factories", "fixtures", "engine/find-handler"].map((name) => `packages/testing/src/${name}`);
    await run("node_modules/vitest/vitest.mjs", "run", "--project", "testing", ...tests);
  });
});
