import { readdir, readFile } from "node:fs/promises";
import { fromRoot } from "./files.js";
import type { Guide } from "./generators/docs/docs-sources.js";
import { GUIDE_ORDER } from "./generators/docs/guide-order.js";
import { firstSentence } from "./generators/docs/markdown.js";

const GUIDES = "docs/guides";

/** Reads what the handwritten guides say of themselves, in their order. */
export async function readGuides(): Promise<Guide[]> {
  const ordered: readonly string[] = GUIDE_ORDER;
  const unknown = (await readdir(fromRoot(GUIDES))).filter((name) => !ordered.includes(name));
  if (unknown.length > 0) {
    throw new Error(`scripts/generators/docs/guide-order.ts must say where ${unknown.join(", ")} of ${GUIDES} stands`);
  }
  return Promise.all(GUIDE_ORDER.map(readGuide));
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
