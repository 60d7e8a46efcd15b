import { readdir, readFile } from "node:fs/promises";
import { fromRoot } from "./files.js";
import type { DocsFixture, DocsSources, Guide } from "./generators/docs/docs-sources.js";
import { GUIDE_ORDER } from "./generators/docs/guide-order.js";
import { firstSentence } from "./generators/docs/markdown.js";

const FIXTURES = "packages/testing/src/generated/fixtures";
const GUIDES = "docs/guides";

/** Reads the committed fixtures and the handwritten guides, which the generated pages show and name. */
export async function readDocsSources(): Promise<DocsSources> {
  const names = (await readdir(fromRoot(FIXTURES))).filter((name) => name.endsWith(".json")).sort();
  const fixtures = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(fromRoot(`${FIXTURES}/${name}`), "utf8")) as DocsFixture),
  );
  await checkOrder();
  return {
    fixtures: new Map(fixtures.map((fixture) => [fixture.operationId, fixture])),
    guides: await Promise.all(GUIDE_ORDER.map(readGuide)),
  };
}

async function checkOrder(): Promise<void> {
  const ordered: readonly string[] = GUIDE_ORDER;
  const unknown = (await readdir(fromRoot(GUIDES))).filter((name) => !ordered.includes(name));
  if (unknown.length === 0) return;
  throw new Error(`scripts/generators/docs/guide-order.ts must say where ${unknown.join(", ")} of ${GUIDES} stands`);
}

/** A guide's title is its first heading, and what it says of itself is the sentence after it. */
async function readGuide(fileName: string): Promise<Guide> {
  const text = await readFile(fromRoot(`${GUIDES}/${fileName}`), "utf8");
  const [, title, rest] = /^# (.+)\n+([\s\S]*)$/m.exec(text) ?? [];
  if (title === undefined || rest === undefined) {
    throw new Error(`${GUIDES}/${fileName} needs a line "# Title", and a sentence after it that says what it is about`);
  }
  return { fileName, title, summary: firstSentence(rest) };
}
