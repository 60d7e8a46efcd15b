import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { schemaReference } from "../document/reference.js";
import { jsonAnswer, jsonContent, operation, smallDocument } from "./small-document.js";

/** Texts that mean something where generators write them: comments, templates, HTML, Markdown, the ends of lines. */
export const HOSTILE_TEXTS: readonly string[] = [
  "*/ export const broken = 1; /*",
  "`$" + "{process.exit(1)}`",
  "</script><script>alert(1)</script>",
  '<img src="x" onerror="alert(1)">',
  "[a](javascript:alert(1))",
  "| a | table |\n|---|---|",
  "```\n*/\n```",
  "a\u2028b\u2029c\r\nd\u0000e",
  "{@link Broken} @internal @deprecated",
  "\\",
  "'\"`",
  "-->",
];

/** Names that objects have already, or that mean something where generators write them. */
export const HOSTILE_NAMES: readonly string[] = [
  ..."constructor valueOf hasOwnProperty toString isPrototypeOf".split(" "),
  ..."delete class default import await enum then arguments eval undefined string Promise Array Record".split(" "),
  ...["a-b", "1x", "", "../../../tmp/evil", "*/", "`$" + "{x}`", "</script>", "a b", "ünïcode"],
];

/** A document in which every name and every text is one of the given. */
export function hostileDocument(names: readonly string[], texts: readonly string[]): OpenApiDocument {
  const text = (index: number) => texts[index % texts.length] as string;
  const schemas = Object.fromEntries(names.map((name, index) => [name, hostileSchema(names, texts, index)]));
  const operations = names.map((name, index) => [
    `/at${index}/{id}`,
    {
      get: operation({
        operationId: name || undefined,
        tags: [names[(index + 1) % names.length] ?? ""],
        summary: text(index),
        description: text(index + 1),
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string" }, description: text(index + 2) },
          ...names.map(
            (each) => ({ name: each, in: "query", schema: { type: "string" }, description: text(index) }) as const,
          ),
        ],
        responses: jsonAnswer({ $ref: schemaReference(name) }),
      } as never),
      put: operation({
        requestBody: {
          description: text(index),
          content: jsonContent({ $ref: schemaReference(name) }),
        },
      }),
    },
  ]);
  return smallDocument({ paths: Object.fromEntries(operations), schemas });
}

function hostileSchema(names: readonly string[], texts: readonly string[], index: number): Schema {
  const text = texts[index % texts.length] as string;
  return {
    type: "object",
    description: text,
    required: names.slice(0, index),
    properties: Object.fromEntries(
      names.map((name) => [
        name,
        { type: "string", description: text, enum: [...new Set([text, name, "plain"])], default: text, pattern: text },
      ]),
    ),
  };
}
