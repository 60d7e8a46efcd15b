import { readFile } from "node:fs/promises";
import { ruleTable } from "../packages/testing/src/rules/rule-table/rule-table.js";
import type { SourceFile } from "./document/bundle-document.js";
import { readYaml } from "./document/read-yaml.js";
import { readAliases, type SchemaAlias } from "./document/schema-aliases.js";
import { fromRoot, readIfPresent } from "./files.js";
import { generateAll } from "./generators/generate-all.js";
import { generateInviteeBounds } from "./generators/generate-invitee-bounds.js";
import { generateQueryTable } from "./generators/generate-query-table.js";
import { generateRulesTable } from "./generators/generate-rules-table.js";
import { generateVersion } from "./generators/generate-version.js";
import { type EventRow, generateWebhookEvents } from "./generators/generate-webhook-events.js";
import type { GeneratedFile } from "./generators/generated-file.js";

/** The files that people write, or that an import writes for them. */
export interface Sources {
  readonly base: SourceFile;
  readonly overlay: SourceFile;
  /** Our descriptions and examples, for where the base document has none. */
  readonly words: SourceFile;
  readonly aliases: readonly SchemaAlias[];
}

export const BASE = "openapi/webinar.yaml";
export const OVERLAY = "openapi/sdk.overlay.yaml";
export const WORDS = "openapi/words.overlay.yaml";
export const ALIASES = "openapi/aliases.yaml";
const EVENTS = "openapi/events.yaml";

/** Reads the API description, its overlay and the aliases of renamed schemas. */
export async function readSources(): Promise<Sources> {
  const [base, overlay, words, aliases] = await Promise.all([
    source(BASE),
    source(OVERLAY),
    source(WORDS),
    readIfPresent(ALIASES),
  ]);
  return { base, overlay, words, aliases: aliases === undefined ? [] : readAliases({ name: ALIASES, text: aliases }) };
}

/** Generates everything that comes from the API description and the table of rules, in memory. */
export async function generateFromSources(sources?: Sources): Promise<GeneratedFile[]> {
  const { base, overlay, words, aliases } = sources ?? (await readSources());
  const files = await generateAll(base, overlay, { words, aliases });
  const bundled = files.find(({ path }) => path === "openapi/webinar.bundled.json")?.text ?? "{}";
  const events = readYaml(await readFile(fromRoot(EVENTS), "utf8"), EVENTS).value as Record<string, EventRow>;
  const client = JSON.parse(await readFile(fromRoot("packages/client/package.json"), "utf8")) as { version: string };
  return [
    ...files,
    generateVersion(client.version),
    generateWebhookEvents(JSON.parse(bundled), events),
    generateInviteeBounds(JSON.parse(bundled)),
    generateQueryTable(JSON.parse(bundled)),
    generateRulesTable(ruleTable),
  ];
}

async function source(name: string): Promise<SourceFile> {
  return { name, text: await readFile(fromRoot(name), "utf8") };
}
