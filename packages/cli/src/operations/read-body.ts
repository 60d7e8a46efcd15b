import { readFile } from "node:fs/promises";
import { loadDocument } from "../document/document.js";
import { type SentSchema, sentSchema } from "../document/sent-schema.js";
import { UsageError } from "../failures/usage-error.js";
import { readInput } from "../terminal/streams.js";
import { readPath, setPath } from "./set-path.js";

/** What the flags say of a request body. */
export interface BodyFlags {
  /** JSON or YAML; `@file` for what a file holds, `-` for standard input. */
  readonly body?: string | undefined;
  /** `name=value` each. */
  readonly set?: readonly string[] | undefined;
  /** `name=file` each: the text of the file becomes the value, so that a secret is in no command line. */
  readonly setFile?: readonly string[] | undefined;
}

/** The body that the flags give; undefined when they give none. `--set` changes what `--body` gave. */
export async function readBody(operationId: string, { body, set = [], setFile = [] }: BodyFlags): Promise<unknown> {
  const given = body === undefined ? undefined : await parseBody(body);
  if (set.length + setFile.length === 0) return given;
  if (given !== undefined && (typeof given !== "object" || given === null || Array.isArray(given))) {
    throw new UsageError("--set changes an object, and --body gives another kind of value");
  }
  const root = { ...(given as Record<string, unknown> | undefined) };
  const schema = schemaOf(operationId);
  for (const text of set) {
    const [name, value] = split(text, "--set");
    const path = readPath(name);
    setPath(root, path, readText(value, schema && schemaAt(schema, path)));
  }
  for (const text of setFile) {
    const [name, file] = split(text, "--set-file");
    setPath(root, readPath(name), (await readSource(file)).replace(/\r?\n$/, ""));
  }
  return root;
}

async function parseBody(body: string): Promise<unknown> {
  const text = body === "-" ? await readInput() : body.startsWith("@") ? await readSource(body.slice(1)) : body;
  try {
    return JSON.parse(text);
  } catch {
    const { parse } = await import("yaml");
    try {
      return parse(text) as unknown;
    } catch {
      throw new UsageError(
        "--body is neither JSON nor YAML",
        "Give it as JSON, as --body @file.json, or as --body - .",
      );
    }
  }
}

async function readSource(file: string): Promise<string> {
  if (file === "-") return readInput();
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${JSON.stringify(file)} can't be read: ${error.code}`);
  });
}

function split(text: string, flag: string): [string, string] {
  const at = text.indexOf("=");
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new UsageError(`${flag} takes name=value, received ${JSON.stringify(text)}`);
}

function schemaOf(operationId: string): SentSchema | undefined {
  const document = loadDocument();
  const body = document.operation(operationId)?.body;
  return body && sentSchema(document, body.schema);
}

function schemaAt(schema: SentSchema, path: readonly (string | number)[]): SentSchema | undefined {
  return path.reduce<SentSchema | undefined>(
    (part, name) => (typeof name === "number" ? part?.items : part?.properties?.[name]),
    schema,
  );
}

/** A value by the type that the description gives it; without one JSON if it is any, and text otherwise. */
function readText(text: string, schema: SentSchema | undefined): unknown {
  if ([schema?.type].flat().includes("string") && text !== "null") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
