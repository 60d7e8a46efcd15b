import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { diffDocuments } from "./diff/diff-documents.js";
import { findImpact, isFine } from "./impact/find-impact.js";
import { buildCommit, lastReleasedCommit, packTree } from "./impact/released-packages.js";
import { renderImpact } from "./impact/render-impact.js";
import { print } from "./print.js";

const USAGE = `Usage: pnpm release:impact APP... [--released COMMIT]

Tries in each app, a folder that uses the packages, first what was released and then what the tree would release: says
that it is fine, or which lines break and which change of the API description is behind each. Works on copies.
  --released COMMIT  what the apps have now; the last release if left out
Exit code 3: an app breaks.`;

/** An app breaks. */
const BREAKS = 3;

try {
  const options = { released: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (positionals.length === 0) throw Object.assign(new Error("name the folders of apps"), { code: "ERR_PARSE_ARGS" });
  await run(positionals, values.released);
} catch (error) {
  const isUsage = String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
  console.error(`pnpm release:impact: ${(error as Error).message}${isUsage ? `\n\n${USAGE}` : ""}`);
  process.exitCode = isUsage ? 2 : 1;
}

async function run(apps: readonly string[], released: string | undefined): Promise<void> {
  const current = await buildCommit(released ?? (await lastReleasedCommit()));
  try {
    const next = await packTree();
    try {
      const { changes } = diffDocuments(current.document, next.document);
      for (const app of apps) {
        const impact = await findImpact(resolve(app), [current, next], changes);
        await print(renderImpact(impact));
        if (!isFine(impact)) process.exitCode = BREAKS;
      }
    } finally {
      await next.remove();
    }
  } finally {
    await current.remove();
  }
}
