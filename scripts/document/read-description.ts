import { visit } from "jsonc-parser";
import { isObject } from "./json.js";
import { readYaml } from "./read-yaml.js";

/** A text that can't be taken for an API description, and why: the message names the place, and what would be right. */
export class UnreadableDocumentError extends Error {
  override readonly name = "UnreadableDocumentError";
}

/** Ten times what the whole platform's description has. */
const MAX_CHARACTERS = 30_000_000;
/** Ten times what real descriptions have; what reads them goes by recursion. */
const DEEPEST = 120;

/**
 * Reads an API description, OpenAPI 3.0 or 3.1, YAML or JSON, whoever wrote it. Nothing but the text is read. What
 * can't be carried through, such as a name that stands twice, is refused with its place.
 */
export function readDescription(text: string, name: string): Record<string, unknown> {
  if (text.length > MAX_CHARACTERS) {
    throw unreadable(name, `it has ${text.length} characters; an API description has ${MAX_CHARACTERS} at most`);
  }
  const value = parse(text.replace(/^\uFEFF/, ""), name);
  if (!isObject(value)) {
    const found = value === null || value === undefined ? "nothing" : JSON.stringify(value).slice(0, 60);
    throw unreadable(name, `expected an OpenAPI 3.0 or 3.1 document, found ${found}`);
  }
  if (value.swagger !== undefined) {
    throw unreadable(name, `this is Swagger ${String(value.swagger)}; convert it to OpenAPI 3.0 or 3.1 first`);
  }
  if (typeof value.openapi !== "string" || !/^3\.[01]\.\d+/.test(value.openapi)) {
    const found = value.openapi === undefined ? `no "openapi"` : `"openapi: ${String(value.openapi)}"`;
    throw unreadable(name, `expected "openapi: 3.0.x" or "openapi: 3.1.x", found ${found}`);
  }
  return value;
}

/** JSON's own parser is a hundred times as fast as reading it as the YAML that it is, too. */
function parse(text: string, name: string): unknown {
  const value = parseJson(text);
  if (value !== undefined) {
    refuseOddities(value, name);
    refuseDuplicates(text, name);
    return value;
  }
  try {
    const read = readYaml(text, name).value;
    refuseOddities(read, name);
    return read;
  } catch (error) {
    if (error instanceof UnreadableDocumentError) throw error;
    const { message } = error as Error;
    const reason = /call stack/.test(message)
      ? `${name}: it nests deeper than ${DEEPEST} levels`
      : `${message} (neither YAML nor JSON)`;
    throw new UnreadableDocumentError(reason);
  }
}

function parseJson(text: string): unknown {
  try {
    return /^\s*\{/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    // YAML may start with a brace as well; and if it is neither, the YAML reader says where.
    return undefined;
  }
}

/** JSON's parser takes the last of two members with one name, and says nothing. */
function refuseDuplicates(text: string, name: string): void {
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty(property, _offset, _length, line, _column, place) {
      const names = open.at(-1);
      if (names?.has(property)) {
        const at = [...place(), property].join(" > ");
        throw new UnreadableDocumentError(
          `${name}:${line + 1}: "${property}" stands twice (at ${at}); keep one of them`,
        );
      }
      names?.add(property);
    },
  });
}

/** Without recursion: what is refused here is what recursion can't read. */
function refuseOddities(value: unknown, name: string): void {
  const open: { node: unknown; place: readonly string[] }[] = [{ node: value, place: [] }];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    const { node, place } = current;
    if (typeof node !== "object" || node === null) continue;
    if (place.length > DEEPEST) {
      const at = `${place.slice(0, 6).join(" > ")} > ...`;
      throw unreadable(
        name,
        `it nests deeper than ${DEEPEST} levels (at ${at}); name the inner schemas and refer to them`,
      );
    }
    for (const [key, child] of Object.entries(node)) {
      if (key === "__proto__") {
        const at = [...place, key].join(" > ");
        throw unreadable(name, `"__proto__" can't be a name in JavaScript: a property of it is none (at ${at})`);
      }
      if (typeof child === "object" && child !== null) open.push({ node: child, place: [...place, key] });
    }
  }
}

function unreadable(name: string, reason: string): UnreadableDocumentError {
  return new UnreadableDocumentError(`${name}: ${reason}`);
}
