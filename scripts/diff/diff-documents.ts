import type { OpenApiDocument } from "../document/openapi.js";
import { type Change, type DocumentDiff, highestBump } from "./diff.js";
import { bumpOf } from "./rules.js";
import { writeWhere } from "./where.js";

/** Compares two documents; says what changed and which version number that asks for. */
export function diffDocuments(oldDocument: OpenApiDocument, newDocument: OpenApiDocument): DocumentDiff {
  const changes = diffSchemaNames(oldDocument, newDocument);
  return { bump: highestBump(changes.map(({ bump }) => bump)), changes };
}

function diffSchemaNames(oldDocument: OpenApiDocument, newDocument: OpenApiDocument): Change[] {
  const names = [oldDocument, newDocument].map(({ components }) => Object.keys(components?.schemas ?? {}));
  const [before = [], after = []] = names;
  const change = (kind: "schema-removed" | "schema-added", name: string, message: string): Change => ({
    kind,
    direction: "both",
    where: writeWhere({ subject: "schema", name }),
    bump: bumpOf(kind, "response"),
    message,
  });
  return [
    ...before
      .filter((name) => !after.includes(name))
      .map((name) => change("schema-removed", name, `\`${name}\` is gone`)),
    ...after.filter((name) => !before.includes(name)).map((name) => change("schema-added", name, `\`${name}\` is new`)),
  ];
}
