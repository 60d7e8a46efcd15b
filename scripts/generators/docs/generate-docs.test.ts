import { execFileSync } from "node:child_process";
import { readdir } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_RATE_LIMITS } from "../../../packages/testing/src/rate-limits/rate-limits.js";
import type { OpenApiDocument } from "../../document/openapi.js";
import { fromRoot, readIfPresent } from "../../files.js";
import { readGuides } from "../../read-guides.js";
import { createSchemaValidator } from "../../testing/schema-validator.js";
import { smallDocument } from "../../testing/small-document.js";
import type { GeneratedFile } from "../generated-file.js";
import { type DocsSources, readFixtures } from "./docs-sources.js";
import { generateDocs } from "./generate-docs.js";
import { USUAL_LIMITS } from "./method-section.js";

let document: OpenApiDocument;
let sources: DocsSources;
let files: Map<string, string>;

beforeAll(async () => {
  document = JSON.parse((await readIfPresent("openapi/webinar.bundled.json")) ?? "");
  sources = { fixtures: await readCommittedFixtures(), guides: await readGuides() };
  files = textsOf(generateDocs(document, sources));
});

async function readCommittedFixtures(): Promise<DocsSources["fixtures"]> {
  const folder = "packages/testing/src/generated/fixtures";
  const names = (await readdir(fromRoot(folder))).filter((name) => name.endsWith(".json"));
  const files = names.map(async (name) => ({
    path: name,
    text: (await readIfPresent(`${folder}/${name}`)) ?? "",
  }));
  return readFixtures(await Promise.all(files));
}

function textsOf(list: readonly GeneratedFile[]): Map<string, string> {
  return new Map(list.map(({ path, text }) => [path, text]));
}

const sectionOf = (page: string, method: string) =>
  files
    .get(`docs/services/${page}.md`)
    ?.split(/^## /m)
    .find((section) => section.startsWith(`${method}\n`)) ?? "";

describe("service pages", () => {
  it("have every operation, each in the service that has its method", () => {
    const services = [...files.keys()].filter((path) => /^docs\/services\/(?!README|python)/.test(path));
    expect(services).toHaveLength(8);
    const ids = services.flatMap((path) => [...(files.get(path) ?? "").matchAll(/^- operationId: `(\w+)`/gm)]);
    expect(new Set(ids.map(([, id]) => id)).size).toBe(41);
  });

  it("say all that a caller needs to know of a method", () => {
    const section = sectionOf("invitees", "bulkUpdate");
    for (const part of [
      "- HTTP method: `PATCH`",
      "- Endpoint: `/webinar/configuration/v1/webinars/{webinarId}/sessions/{sessionId}/invitees`",
      "in the Python SDK `rcw_config_update_invitees`",
      "usually 10 calls a minute",
      "- App permission: `EditWebinars`",
      "| `webinarId` | `string` | path | yes | 1 to 20 characters |",
      "| `body` | [`BulkUpdateInviteesRequest`](../models/BulkUpdateInviteesRequest.md) | body | yes |",
      "Returns [`BulkUpdateInviteesResponse`](../models/BulkUpdateInviteesResponse.md)",
      "await rcw.invitees.bulkUpdate({",
      "curl --request PATCH",
      "| `409 CMN-101` | `ConflictError` | an added invitee is invited already |",
      "| `429 CMN-301` | `RateLimitError` |",
    ]) {
      expect(section).toContain(part);
    }
    expect(sectionOf("invitees", "list")).toContain("| `perPage` | `number` | query | no | 1 to 1000, default `100` |");
  });

  it("show the answer of the fixture", () => {
    const json = /```json\n([\s\S]*?)```/.exec(sectionOf("invitees", "get"))?.[1] ?? "";
    expect(JSON.parse(json)).toEqual(sources.fixtures.get("rcwConfigGetInvitee")?.answer.body);
  });

  it("state the usual limits that the fake has", () => {
    const { Auth: _login, ...limits } = DEFAULT_RATE_LIMITS;
    expect(USUAL_LIMITS).toEqual(limits);
  });

  it("have a curl form that sends the request of the fixture", () => {
    for (const [operationId, { request }] of sources.fixtures) {
      const [, section = ""] =
        new RegExp(`operationId: \`${operationId}\`([\\s\\S]*?)\n### Errors`).exec(allText()) ?? [];
      const command = /```sh\n([\s\S]*?)```/.exec(section)?.[1] ?? "";
      expect(readCurl(command), operationId).toEqual({
        method: request.method,
        address: `https://platform.ringcentral.com${request.path}${request.queryString ? `?${request.queryString}` : ""}`,
        headers: { Authorization: "Bearer T", ...request.headers },
        ...(request.body !== undefined && { body: request.body }),
      });
    }
  });
});

function allText(): string {
  return [...files.values()].join("\n");
}

/** Lets a shell read the command, and tells what curl would send. */
function readCurl(command: string): object {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const env = { ...process.env, RINGCENTRAL_ACCESS_TOKEN: "T" };
  const words = execFileSync("sh", ["-c", script], { env, encoding: "utf8" }).split("\0").slice(0, -1);
  const valuesOf = (name: string) => words.filter((_, index) => words[index - 1] === name);
  const [data] = valuesOf("--data");
  return {
    method: valuesOf("--request")[0] ?? "GET",
    address: words.find((word) => word.startsWith("https:")),
    headers: Object.fromEntries(valuesOf("--header").map((text) => text.split(": "))),
    ...(data !== undefined && { body: JSON.parse(data) }),
  };
}

describe("model pages", () => {
  it("are there for every schema, with a valid example", () => {
    const isValid = createSchemaValidator(document);
    const names = Object.keys(document.components?.schemas ?? {});
    expect(names.length).toBeGreaterThanOrEqual(109);
    for (const name of names) {
      const page = files.get(`docs/models/${name}.md`) ?? "";
      const example = /## Example\n\n```json\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
      expect(isValid(name, JSON.parse(example)), name).toEqual([]);
    }
  });

  it("have the properties of all parts, their access and their inner properties", () => {
    const page = files.get("docs/models/InviteeResource.md");
    expect(page).toContain("| `joinUri` | `string` | no | a URL, 5 to 256 characters | *Read-only.* Personal link");
    expect(page).toContain("Has all of [`InviteeBaseModel`](InviteeBaseModel.md)");
    expect(files.get("docs/models/RegSessionModel.md")).toContain("| `settings.autoCloseLimit` | `number` |");
    expect(files.get("docs/models/RcwRoleEnum.md")).toContain(
      'One of `"Panelist"`, `"CoHost"`, `"Host"`, `"Attendee"`.',
    );
  });

  it("say where a model is used", () => {
    const page = files.get("docs/models/BulkUpdateInviteesRequest.md");
    expect(page).toContain("- Taken by [`rcw.invitees.bulkUpdate`](../services/invitees.md#bulkupdate)");
  });
});

describe("all pages", () => {
  it("link to pages and headings that there are", () => {
    const paths = [...files.keys()];
    for (const path of paths.filter((name) => name.endsWith(".md"))) {
      const links = [...(files.get(path) ?? "").matchAll(/\]\(([^)#]*)(?:#([^)]*))?\)/g)];
      for (const [, address = "", anchor] of links) {
        const target = new URL(address, `file:///${path}`).pathname.slice(1);
        expect(files.has(target) || target.startsWith("docs/guides/"), `${path} -> ${target}`).toBe(true);
        if (anchor)
          expect(files.get(target)?.toLowerCase(), `${path} -> ${anchor}`).toMatch(new RegExp(`^#+ ${anchor}$`, "m"));
      }
    }
  });

  it("end with one line break and hold no undefined value", () => {
    for (const [path, text] of files) {
      expect(text, path).toMatch(/[^\n]\n$/);
      expect(text, path).not.toMatch(/\[object|\bNaN\b|: undefined\b/);
    }
  });
});

describe("the indexes", () => {
  it("name every operation for tools", () => {
    const { operations } = JSON.parse(files.get("docs/operations.json") ?? "") as { operations: { call: string }[] };
    expect(operations).toHaveLength(41);
    expect(operations.find(({ call }) => call === "rcw.invitees.update")).toMatchObject({
      operationId: "rcwConfigUpdateInvitee",
      python: "sdk.invitees.rcw_config_update_invitee",
      body: { required: true, model: "UpdateInviteeRequest" },
      page: "services/invitees.md#update",
    });
  });

  it("name every guide and method for language models", () => {
    const text = files.get("docs/llms.txt") ?? "";
    for (const { fileName } of sources.guides) expect(text).toContain(`(guides/${fileName})`);
    expect(text.match(/^- \[rcw\./gm)).toHaveLength(41);
  });

  it("have the Python SDK's names", () => {
    const text = files.get("docs/services/python-names.md") ?? "";
    expect(text).toContain(
      "| `sdk.invitees.rcw_config_list_invitees(...)` | [`rcw.invitees.list`](invitees.md#list) |",
    );
    expect(text).toContain("| `sdk.webinar_subscriptions.rcw_n11s_list_subscriptions()` |");
    expect(text.match(/^\| `sdk\./gm)).toHaveLength(41);
  });
});

describe("a document that nobody has seen", () => {
  const pages = (document: OpenApiDocument) => textsOf(generateDocs(document, { fixtures: new Map(), guides: [] }));

  it("gets pages without fixtures, from its own examples and declared errors", () => {
    const teams = pages(
      smallDocument({
        paths: {
          "/teams/{id}": {
            get: {
              operationId: "getTeam",
              parameters: [{ name: "id", in: "path", required: true, example: "it's", schema: { type: "string" } }],
              responses: {
                200: {
                  description: "A team.",
                  content: { "application/json": { schema: { $ref: "#/components/schemas/Team" } } },
                },
                404: { description: "No such team." },
              },
            },
          },
        },
        schemas: {
          Team: {
            type: "object",
            properties: { parent: { $ref: "#/components/schemas/Team" }, size: { type: "integer" } },
          },
        },
      }),
    );
    const page =
      [...teams].find(([path]) => path.startsWith("docs/services/") && !/README|python/.test(path))?.[1] ?? "";
    expect(page).toContain('ts no-run="there is no fixture yet"');
    expect(page).toContain(`curl 'https://platform.ringcentral.com/teams/it'\\''s'`);
    expect(page).toContain("| `404` | `NotFoundError` | No such team |");
    expect(teams.get("docs/models/Team.md")).toContain("| `size` | `number` |");
  });

  it("gets a page for each schema, even where names differ in capitals alone or aren't file names", () => {
    const names = ["Team", "team", "a/b", "README"];
    const schemas = Object.fromEntries(names.map((name) => [name, { type: "string" }]));
    const models = [...pages(smallDocument({ schemas })).keys()].filter((path) => path.startsWith("docs/models/"));
    expect(new Set(models.map((path) => path.toLowerCase())).size).toBe(5);
    expect(models.every((path) => /^docs\/models\/[\w-]+\.md$/.test(path))).toBe(true);
  });
});
