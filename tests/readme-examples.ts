import { readFile } from "node:fs/promises";
import { fromRoot } from "../scripts/files.js";

/** The first example of a README: its source, and the output that the page shows for it. */
export interface ReadmeExample {
  source: string;
  output: string;
}

/** Reads the first TypeScript block of a README and the plain block that follows it. */
export async function readReadmeExample(path: string): Promise<ReadmeExample> {
  const text = await readFile(fromRoot(path), "utf8");
  const match = /```ts\n(?<source>.*?)```\s+```(?:text)?\n(?<output>.*?)```/s.exec(text);
  if (!match?.groups) throw new Error(`${path} needs a \`\`\`ts block, followed by a block with its output`);
  return { source: match.groups.source ?? "", output: match.groups.output ?? "" };
}
