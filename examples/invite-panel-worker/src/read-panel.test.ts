import { describe, expect, it } from "vitest";
import { readPanel, UnusableFileError } from "./read-panel.js";

const HEADER = "email,firstName,lastName,jobTitle,role";
const ANA = { email: "ana@example.com", firstName: "Ana", lastName: "Sol", jobTitle: undefined, role: "Panelist" };
const refusalsOf = (...lines: string[]) =>
  readPanel([HEADER, ...lines].join("\n")).refused.map(({ line, detail }) => `${line}: ${detail}`);

describe("a file that can be read", () => {
  it.each([
    ["columns in any order", "role,lastName,email,firstName\nPanelist,Sol,ana@example.com,Ana"],
    ["titles in another spelling", "E-Mail,First name,LAST_NAME\nana@example.com,Ana,Sol"],
    ["semicolons, CRLF and a byte order mark", "\uFEFFemail;firstName;lastName\r\nana@example.com;Ana;Sol\r\n"],
    ["blanks around the cells", "email , firstName, lastName , role\n ana@example.com , Ana, Sol , panelist"],
    ["cells that are left out at the end", `${HEADER}\nana@example.com,Ana,Sol`],
  ])("may have %s", (_what, text) => {
    expect(readPanel(text)).toEqual({ rows: [{ ...ANA, line: 2 }], refused: [] });
  });

  it("counts the lines as an editor does, empty ones and those within quotes included", () => {
    const text = `${HEADER}\n\nana@example.com,"Ana\nMaria",Sol\n\nmei@example.com,Mei,Lin,,CoHost\n`;
    expect(readPanel(text).rows).toMatchObject([
      { line: 4, firstName: "Ana\nMaria" },
      { line: 6, role: "CoHost" },
    ]);
  });

  it("may have nobody in it", () => {
    expect(readPanel(`${HEADER}\n`)).toEqual({ rows: [], refused: [] });
  });
});

describe("a row that can't be sent", () => {
  it.each([
    ["ana@example.com,,Sol", "2: firstName empty"],
    [",,,Analyst", "2: email, firstName, lastName empty"],
    ["ana(at)example.com,Ana,Sol", '2: "ana(at)example.com" is not an email address'],
    ["ana@example.com,Ana,Sol,,Host", '2: role is "Host"; expected CoHost or Panelist'],
    [
      "ana@example.com,Ana,Sol,Head of Sales, EMEA,Panelist",
      "2: the line has 1 more cells than the header; put a cell",
    ],
  ])("says what is wrong with %j", (row, expected) => {
    expect(refusalsOf(row)).toEqual([expect.stringContaining(expected)]);
  });

  it("says on which line the same address was before, whatever its case", () => {
    expect(refusalsOf("ana@example.com,Ana,Sol", "mei@example.com,Mei,Lin", "ANA@example.com,Ana,Sol")).toEqual([
      "4: the same email address as on line 2",
    ]);
  });

  it("doesn't keep the others out", () => {
    const panel = readPanel(`${HEADER}\nnobody\nana@example.com,Ana,Sol`);
    expect(panel.rows).toEqual([{ ...ANA, line: 3 }]);
    expect(panel.refused).toMatchObject([{ line: 2, outcome: "refused" }]);
  });
});

it.each([
  ["", "has no email, firstName, lastName"],
  ["email,name\n", 'has no firstName, lastName and has the unknown "name"'],
  ["email,firstName,lastName,Email\n", "has email twice"],
  [`${HEADER}\n"ana@example.com,Ana,Sol\n`, "Quote Not Closed"],
])("a file like %j is refused as a whole", (text, complaint) => {
  expect(() => readPanel(text)).toThrow(UnusableFileError);
  expect(() => readPanel(text)).toThrow(complaint);
});
