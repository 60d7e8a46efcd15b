import { holdsNames, isData } from "./data-paths.js";
import { walkJson } from "./json.js";
import type { OpenApiDocument } from "./openapi.js";

/** What an author writes; names of schemas and properties aren't looked at, and neither are examples. */
const WORDS = ["summary", "description", "title"] as const;

/**
 * Makes the words of a document, whoever wrote them, harmless where they are shown: pages, doc comments, a site. They
 * are Markdown, of which text, code, lists, tables and links to http(s), mail and places of the page stay; HTML is shown
 * as it is written, pictures become their text, and what a doc comment would take for a tag is text.
 */
export function cleanWords(document: OpenApiDocument): void {
  walkJson(document, (node, path) => {
    if (holdsNames(path) || isData(path)) return;
    for (const key of WORDS) if (typeof node[key] === "string") node[key] = cleanText(node[key]);
  });
}

/** One text, as above. */
export function cleanText(text: string): string {
  const plain = text.replaceAll(/\r\n?|[\u2028\u2029]/g, "\n").replaceAll(CONTROL, "");
  return splitFences(plain)
    .map(({ isCode, lines }) => (isCode ? lines : lines.map(cleanLine)).join("\n"))
    .join("\n");
}

/** Signs that no text needs, and that may end a line for one reader and not for another. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

interface Part {
  readonly isCode: boolean;
  readonly lines: readonly string[];
}

/**
 * Fenced blocks, and what stands around them. A text with any fence that isn't the plain form, opened and closed at the
 * beginning of a line with three backticks, has none: readers of Markdown differ there.
 */
function splitFences(text: string): Part[] {
  const lines = text.split("\n");
  const parts: { isCode: boolean; lines: string[] }[] = [{ isCode: false, lines: [] }];
  for (const line of lines) {
    const current = parts.at(-1) as Part & { lines: string[] };
    if (!/```|~~~/.test(line)) current.lines.push(line);
    else if (!current.isCode && /^```[\w-]*$/.test(line)) parts.push({ isCode: true, lines: [line] });
    else if (current.isCode && line === "```") {
      current.lines.push(line);
      parts.push({ isCode: false, lines: [] });
    } else return [{ isCode: false, lines }];
  }
  if (parts.at(-1)?.isCode) return [{ isCode: false, lines }];
  return parts.filter((part) => part.lines.length > 0);
}

/** A code span that begins and ends on one line; a backtick behind a backslash begins none. */
const SPAN = /((?<!`)(?<!\\)(`+)(?!`).*?(?<!`)\2(?!`))/;

function cleanLine(line: string): string {
  // Every third piece is what the inner group of the expression found.
  const pieces = line.split(SPAN).filter((_piece, index) => index % 3 !== 2);
  return pieces.map((piece, index) => (index % 2 === 0 ? cleanProse(piece, index === 0) : piece)).join("");
}

function cleanProse(text: string, isStart: boolean): string {
  const clean = text
    .replaceAll(/!\[([^\]]*)\]/g, "[$1]")
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)?/g, (link, label, address) => (isHarmless(address) ? link : label))
    .replaceAll(/<(?=[a-z/!?])/gi, "&lt;")
    .replaceAll(/\{@(?=[a-z])/gi, "{\\@");
  if (!isStart) return clean;
  return clean.replace(/^(\s*)\[([^\]]+)\]:/, "$1\\[$2]:").replace(/^(\s*)@(?=[a-z])/i, "$1\\@");
}

/** An address that leads to a page, a person or a place of this page; a scheme is known by its colon. */
function isHarmless(address: string): boolean {
  const plain = address.trim().replace(/^</, "");
  return /^(https?:\/\/|mailto:|#)/i.test(plain) || !/[:&\\]/.test(plain);
}
