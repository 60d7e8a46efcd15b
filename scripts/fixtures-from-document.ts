import { readFile } from "node:fs/promises";
import type { OpenApiDocument } from "./document/openapi.js";
import { fromRoot } from "./files.js";
import { type GenerateFixturesOptions, generateFixtures } from "./generators/fixtures/generate-fixtures.js";
import type { GeneratedFile } from "./generators/generated-file.js";

/** Reads the bundled document, which the fake was generated from too, and asks the fake; in memory. */
export async function fixturesFromDocument(options: GenerateFixturesOptions = {}): Promise<GeneratedFile[]> {
  const document = JSON.parse(await readFile(fromRoot("openapi/webinar.bundled.json"), "utf8")) as OpenApiDocument;
  return generateFixtures(document, options);
}
