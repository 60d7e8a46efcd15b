import { readdirSync, readFileSync } from "node:fs";
import type { Bump } from "../diff/diff.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { readDescription } from "../document/read-description.js";
import { readYaml } from "../document/read-yaml.js";
import { fromRoot } from "../files.js";

/** Two small documents, and what the rule table says of the step from one to the other. */
export interface CorpusPair {
  readonly name: string;
  readonly old: OpenApiDocument;
  readonly new: OpenApiDocument;
  readonly expected: Verdict;
}

interface Verdict {
  readonly bump: Bump;
  /** Of all changes, in any order. */
  readonly kinds: readonly string[];
}

interface SchemaFile {
  readonly schema: { readonly old: Schema; readonly new: Schema };
  /** Schemas of both documents. */
  readonly components?: Record<string, Schema>;
  readonly expected: Partial<Record<"request" | "response", Verdict>>;
}

interface DocumentFile {
  readonly document: { readonly old: object; readonly new: object };
  readonly expected: Verdict;
}

const FOLDER = "scripts/diff/corpus";

/** Every pair of the corpus; a file about a schema makes two, one that sends it and one that reads it. */
export function readSpecCorpus(): CorpusPair[] {
  const files = readdirSync(fromRoot(FOLDER)).filter((name) => name.endsWith(".yaml"));
  return files.sort().flatMap((file) => {
    const { value } = readYaml(readFileSync(fromRoot(`${FOLDER}/${file}`), "utf8"), file);
    const name = file.replace(".yaml", "");
    return "document" in (value as object)
      ? documentPair(name, value as DocumentFile)
      : schemaPairs(name, value as SchemaFile);
  });
}

function documentPair(name: string, { document, expected }: DocumentFile): CorpusPair[] {
  const complete = (part: object) =>
    asDocument({ openapi: "3.0.3", info: { title: "T", version: "1" }, paths: {}, ...part });
  return [{ name, old: complete(document.old), new: complete(document.new), expected }];
}

function schemaPairs(name: string, { schema, components, expected }: SchemaFile): CorpusPair[] {
  return (["request", "response"] as const).flatMap((direction) => {
    const verdict = expected[direction];
    if (verdict === undefined) return [];
    const frame = (thing: Schema) => {
      // Each of the two documents is read anew, so that neither shares a part with the other.
      const schemas = { Thing: thing, ...components };
      return asDocument({
        openapi: "3.0.3",
        info: { title: "T", version: "1" },
        paths: PATHS[direction],
        components: { schemas },
      });
    };
    return [{ name: `${name} (${direction})`, old: frame(schema.old), new: frame(schema.new), expected: verdict }];
  });
}

const THING = { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } };
const PATHS = {
  request: {
    "/things": {
      post: {
        operationId: "createThing",
        requestBody: { required: true, content: THING },
        responses: { "204": { description: "Done." } },
      },
    },
  },
  response: {
    "/things": { get: { operationId: "getThing", responses: { "200": { description: "A thing.", content: THING } } } },
  },
};

function asDocument(value: object): OpenApiDocument {
  return readDescription(JSON.stringify(value), "corpus") as unknown as OpenApiDocument;
}
