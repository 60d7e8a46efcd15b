import { readFile } from "node:fs/promises";
import ts from "typescript";
import { fromRoot } from "../../scripts/files.js";
import { PUBLISHED_PACKAGES } from "../../scripts/pack-packages.js";

/** What an example in a doc comment may use without importing it: every export of every entry, under its module. */
const EXPORTS: readonly (readonly [module: string, names: readonly string[]])[] = [
  ...(await Promise.all(
    (await listEntries()).map(async (entry) => [entry, Object.keys(await import(entry))] as const),
  )),
  ["msw/node", ["setupServer"]],
  ["vitest", ["expect"]],
];

async function listEntries(): Promise<string[]> {
  const manifests = await Promise.all(
    PUBLISHED_PACKAGES.map(async (folder) => {
      const text = await readFile(fromRoot(`packages/${folder}/package.json`), "utf8");
      return JSON.parse(text) as { name: string; exports: Record<string, unknown> };
    }),
  );
  return manifests.flatMap(({ name, exports }) =>
    Object.keys(exports)
      .filter((path) => !path.endsWith(".json"))
      .map((path) => name + path.slice(1)),
  );
}

/** What it may use without declaring it: a fake with a town hall, a client of it, and what is in it. */
const GIVEN = [
  ...["rcw", "fake", "auth", "accessToken", "webinarId", "sessionId", "inviteeId", "invitee", "response"],
  ...["clientId", "clientSecret", "jwt", "redirectUri", "tokens"],
];

/** Imports and constants for what a doc comment's example uses and doesn't declare, all on one line. */
export function docCommentPrelude(code: string): string {
  const { used, declared } = namesIn(code);
  const missing = (names: readonly string[]) => {
    const found = names.filter((name) => used.has(name) && !declared.has(name));
    for (const name of found) declared.add(name);
    return found;
  };
  const imports = EXPORTS.map(([module, names]) => [module, missing(names)] as const)
    .filter(([, names]) => names.length > 0)
    .map(([module, names]) => `import { ${names.join(", ")} } from "${module}";`);
  const given = missing(GIVEN);
  const world = `import { openWorld } from "./worlds.js"; const { ${given.join(", ")} } = await openWorld("scheduled");`;
  return [...imports, ...(given.length > 0 ? [world] : [])].join(" ");
}

function namesIn(code: string): { used: Set<string>; declared: Set<string> } {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const declares = ts.isVariableDeclaration(parent) || ts.isBindingElement(parent) || ts.isImportSpecifier(parent);
      if (declares && parent.name === node) declared.add(node.text);
      else if (!(ts.isPropertyAccessExpression(parent) && parent.name === node)) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true));
  return { used, declared };
}
