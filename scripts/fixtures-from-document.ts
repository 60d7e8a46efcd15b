import { readFile } from "node:fs/promises";
import type { OpenApiDocument } from "./document/openapi.js";
import { fromRoot } from "./files.js";
import { readFixtures } from "./generators/docs/docs-sources.js";
import { generateDocs } from "./generators/docs/generate-docs.js";
import { type GenerateFixturesOptions, generateFixtures } from "./generators/fixtures/generate-fixtures.js";
import type { GeneratedFile } from "./generators/generated-file.js";
import { readGuides } from "./read-guides.js";

/**
 * Reads the bundled document, which the fake was generated from too, and asks the fake; in memory. Makes the fixtures,
 * and the pages of services and models, which show them.
 */
export async function fixturesFromDocument(options: GenerateFixturesOptions = {}): Promise<GeneratedFile[]> {
  const document = JSON.parse(await readFile(fromRoot("openapi/webinar.bundled.json"), "utf8")) as OpenApiDocument;
  const [fixtures, guides] = await Promise.all([generateFixtures(document, options), readGuides()]);
  return [...fixtures, ...generateDocs(document, { fixtures: readFixtures(fixtures), guides })];
}
