/** A fenced block of a page, or an example in a doc comment. */
export interface Block {
  /** Path from the root of the repository. */
  readonly page: string;
  /** Line of the page on which its fence stands, counted from 1. */
  readonly line: number;
  readonly language: string;
  /** What stands behind the language: `continues`, `no-run="needs a browser"`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly code: string;
  /** The block that follows at once, if it shows the output. */
  readonly output?: { readonly language: "" | "text" | "json"; readonly text: string };
}

/** Where a block stands, as an editor understands it. */
export function placeOf({ page, line }: Pick<Block, "page" | "line">): string {
  return `${page}:${line}`;
}
