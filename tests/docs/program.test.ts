import { describe, expect, it } from "vitest";
import { createPrograms } from "./program.js";
import { readBlocks } from "./read-blocks.js";
import { readDocComments } from "./read-doc-comments.js";

const PAGE = `# Title

<!-- set-up
const hidden = 1;
-->

\`\`\`ts continues
console.log(hidden);
\`\`\`

\`\`\`text
1
\`\`\`

Words.

\`\`\`ts no-run="needs a browser"
alert(1);
\`\`\`

\`\`\`sh
ls
\`\`\`

\`\`\`ts no-compile="the old way"
old();
\`\`\`
`;
const programsOf = (text: string) => createPrograms(readBlocks("docs/page.md", text), () => "scheduled");

describe("readBlocks", () => {
  it("reads blocks with their lines, attributes and output", () => {
    const blocks = readBlocks("docs/page.md", PAGE);
    expect(blocks.map(({ line, language }) => [line, language])).toEqual([
      [3, "ts"],
      [7, "ts"],
      [11, "text"],
      [17, "ts"],
      [21, "sh"],
      [25, "ts"],
    ]);
    expect(blocks[1]?.output).toEqual({ language: "text", text: "1\n" });
    expect(blocks[3]).toMatchObject({ attributes: { "no-run": "needs a browser" }, code: "alert(1);\n" });
    expect(blocks[3]?.output).toBeUndefined();
  });
});

describe("createPrograms", () => {
  it("puts blocks that continue into one module, on the lines of the page", () => {
    const [program, other, ...more] = programsOf(PAGE);
    const lines = program?.source.split("\n") ?? [];
    expect(lines[3]).toBe("const hidden = 1;");
    expect(lines[7]).toBe("console.log(hidden);");
    expect(other?.notRun).toBe("needs a browser");
    expect(more).toEqual([]);
  });

  it("gives a block the world of its operation", () => {
    const [program] = programsOf('\n```ts of="rcwConfigGetWebinar"\nawait rcw.webinars.list();\n```\n');
    expect(program?.source.split("\n")[0]).toMatch(/openWorld\("scheduled"\)/);
  });

  it.each([
    ["```ts continues\n1;\n```\n", "docs/page.md:1 continues a program, but none is above it"],
    ["```ts no-run\n1;\n```\n", 'docs/page.md:1 must say why: no-run="..."'],
    ["```ts norun\n1;\n```\n", "docs/page.md:1 has unknown attributes: norun"],
  ])("refuses %j", (text, message) => {
    expect(() => programsOf(text)).toThrow(message);
  });

  it("runs an example of a doc comment with what it uses", () => {
    const source =
      "/**\n * Lists.\n *\n * @example\n * const { records } = await rcw.invitees.list({ webinarId });\n */\nexport const a = 1;\n";
    const [program] = createPrograms(readDocComments("packages/x/src/a.ts", source), () => "scheduled");
    expect(program?.source).toContain('const { rcw, webinarId } = await openWorld("scheduled");');
    expect(program?.source).toContain("const { records } = await rcw.invitees.list({ webinarId });");
  });

  it("reads the fence of a doc comment's example, which says why it doesn't run", () => {
    const source =
      '/**\n * @example\n * ```ts no-run="needs a browser"\n * alert(1);\n * ```\n */\nexport const a = 1;\n';
    const [program] = createPrograms(readDocComments("packages/x/src/a.ts", source), () => "scheduled");
    expect(program).toMatchObject({ fileName: "packages-x-src-a-ts-2.ts", notRun: "needs a browser" });
    expect(program?.blocks[0]?.code).toBe("alert(1);\n");
  });

  it("makes a test of a doc comment's example that expects something", () => {
    const source = "/** @example expect(invitee).toMatchApiSchema('InviteeResource'); */\nexport const a = 1;\n";
    const [program] = createPrograms(readDocComments("packages/x/src/a.ts", source), () => "scheduled");
    expect(program).toMatchObject({ isTest: true, source: expect.stringMatching(/test\("example", async \(\) => \{/) });
  });
});
