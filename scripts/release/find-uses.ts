import { readdir, readFile } from "node:fs/promises";
import { fromRoot } from "../files.js";

const FOLDERS = ["packages", "examples", "scripts", "tests"];
const LEFT_OUT = /(^|[\\/])(node_modules|dist|generated)([\\/]|$)/;

/** The lines of handwritten TypeScript that import or name one of some types. */
export async function findUses(names: readonly string[], root = fromRoot("")): Promise<string[]> {
  if (names.length === 0) return [];
  const expression = new RegExp(`\\b(${names.join("|")})\\b`);
  const uses: string[] = [];
  for (const folder of FOLDERS) {
    const files = await readdir(`${root}/${folder}`, { recursive: true }).catch(() => []);
    for (const file of files.filter((name) => /\.tsx?$/.test(name) && !LEFT_OUT.test(name))) {
      const lines = (await readFile(`${root}/${folder}/${file}`, "utf8")).split("\n");
      lines.forEach((line, index) => {
        if (expression.test(line)) uses.push(`${folder}/${file}:${index + 1}: ${line.trim()}`);
      });
    }
  }
  return uses;
}
