import type { Block } from "./block.js";

/**
 * The blocks of a Markdown page. An HTML comment that begins with `set-up` holds code that readers don't see: it is a
 * block with the attribute `set-up`, which blocks with `continues` go on from.
 */
export function readBlocks(page: string, text: string): Block[] {
  const matches = [...text.matchAll(BLOCK)];
  return matches.map((match, index) => {
    const { code, language, attributes } = contentsOf(match);
    const next = matches[index + 1];
    const follows = next !== undefined && text.slice(match.index + match[0].length, next.index).trim() === "";
    const output = follows && language === "ts" ? outputOf(contentsOf(next)) : undefined;
    const line = text.slice(0, match.index).split("\n").length;
    return { page, line, language, attributes, code, ...(output && { output }) };
  });
}

const BLOCK = /^```(?<info>[^\n`]*)\n(?<code>[\s\S]*?)^```[ \t]*$|^<!-- set-up\n(?<setUp>[\s\S]*?)^-->$/gm;

type Contents = Pick<Block, "language" | "attributes" | "code">;

function contentsOf({ groups = {} }: RegExpExecArray): Contents {
  const { info = "", code = "", setUp } = groups;
  return setUp === undefined
    ? { ...readInfo(info), code }
    : { language: "ts", attributes: { "set-up": "" }, code: setUp };
}

function outputOf({ language, attributes, code }: Contents): Block["output"] {
  if (language !== "" && language !== "text" && language !== "json") return undefined;
  return Object.keys(attributes).length > 0 ? undefined : { language, text: code };
}

/** `ts no-run="needs a browser"`: a language, and attributes with or without a value. */
function readInfo(info: string): Pick<Block, "language" | "attributes"> {
  const [, language = "", rest = ""] = /^(\S*)\s*(.*)$/.exec(info.trim()) ?? [];
  const attributes = [...rest.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = "", value = ""]) => [name, value]);
  return { language, attributes: Object.fromEntries(attributes) as Record<string, string> };
}
