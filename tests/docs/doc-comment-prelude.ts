import * as client from "@rcw/client";
import * as testing from "@rcw/testing";
import * as factories from "@rcw/testing/factories";
import * as mswAdapter from "@rcw/testing/msw";
import * as server from "@rcw/testing/server";
import * as vitestAdapter from "@rcw/testing/vitest";
import * as types from "@rcw/types";
import ts from "typescript";

/** What an example in a doc comment may use without importing it. */
const EXPORTS: readonly (readonly [string, readonly string[]])[] = [
  ["@rcw/client", Object.keys(client)],
  ["@rcw/testing", Object.keys(testing)],
  ["@rcw/testing/factories", Object.keys(factories)],
  ["@rcw/testing/msw", Object.keys(mswAdapter)],
  ["@rcw/testing/server", Object.keys(server)],
  ["@rcw/testing/vitest", Object.keys(vitestAdapter)],
  ["@rcw/types", Object.keys(types)],
  ["msw/node", ["setupServer"]],
  ["vitest", ["expect"]],
];

/** What it may use without declaring it: a fake with a town hall, a client of it, and what is in it. */
const GIVEN = ["rcw", "fake", "auth", "accessToken", "webinarId", "sessionId", "inviteeId", "invitee", "response"];

/** Imports and constants for what a doc comment's example uses and doesn't declare, all on one line. */
export function docCommentPrelude(code: string): string {
  const { used, declared } = namesIn(code);
  const missing = (names: readonly string[]) => names.filter((name) => used.has(name) && !declared.has(name));
  const imports = EXPORTS.map(([module, names]) => [module, missing(names)] as const)
    .filter(([, names]) => names.length > 0)
    .map(([module, names]) => `import { ${names.join(", ")} } from "${module}";`);
  const given = missing(GIVEN);
  const constants =
    given.length === 0
      ? []
      : [`import { openWorld } from "./worlds.js"; const { ${given.join(", ")} } = await openWorld("scheduled");`];
  return [...imports, ...constants].join(" ");
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
