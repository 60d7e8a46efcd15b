import { basename, dirname } from "node:path";
import type { DocumentReflection } from "typedoc";

/** The parts of the site, by the folder of `docs/` that each page is in. */
const GROUPS: Readonly<Record<string, string>> = { guides: "Guides", services: "Services", models: "Models" };

/**
 * Gives a Markdown page the place in the site that its folder says, and the name that its heading says: the pages
 * need no front matter, which would show on GitHub.
 */
export function shapeDocument(document: DocumentReflection, path: string): void {
  const folder = basename(dirname(path));
  const group = GROUPS[folder];
  if (group !== undefined) document.frontmatter.group = group;
  const heading = document.content.map(({ text }) => /^# (.+)$/m.exec(text)?.[1]).find((text) => text !== undefined);
  if (heading !== undefined) document.name = heading.replaceAll("`", "");
}
