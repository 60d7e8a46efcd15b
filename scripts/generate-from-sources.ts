import { readFile } from "node:fs/promises";
import { ruleTable } from "../packages/testing/src/rules/rule-table/rule-table.js";
import { fromRoot } from "./files.js";
import { generateAll } from "./generators/generate-all.js";
import { generateRulesTable } from "./generators/generate-rules-table.js";
import type { GeneratedFile } from "./generators/generated-file.js";

/** Reads the API description and its overlay, and the table of rules, and generates everything, in memory. */
export async function generateFromSources(): Promise<GeneratedFile[]> {
  const [base, overlay] = await Promise.all([source("openapi/webinar.yaml"), source("openapi/sdk.overlay.yaml")]);
  return [...(await generateAll(base, overlay)), generateRulesTable(ruleTable)];
}

async function source(name: string): Promise<{ name: string; text: string }> {
  return { name, text: await readFile(fromRoot(name), "utf8") };
}
