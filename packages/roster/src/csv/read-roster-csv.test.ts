import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RosterRow } from "../people/roster-row.js";
import { readRosterCsv, readRosterCsvStream } from "./read-roster-csv.js";
import { writeRosterCsv } from "./write-roster-csv.js";

const ANA = { email: "ana.sol@example.com", firstName: "Ana", lastName: "Sol", role: "CoHost" };
const rowsOf = (text: string | Uint8Array) => readRosterCsv(text).rows;

describe("a list in CSV", () => {
  it.each([
    ["English", "Email,First Name,Last Name,Role\nana.sol@example.com,Ana,Sol,CoHost"],
    [
      "German, as Excel saves it",
      "sep=;\r\nE-Mail-Adresse;Vorname;Nachname;Rolle\r\nana.sol@example.com;Ana;Sol;Moderator\r\n",
    ],
    ["French, with tabs", "Adresse e-mail\tPrénom\tNom\tRôle\nana.sol@example.com\tAna\tSol\tCo-Animateur"],
    ["Spanish, upper case", "CORREO ELECTRONICO|NOMBRE|APELLIDOS|ROL\nana.sol@example.com|Ana|Sol|Coanfitrión"],
    [
      "quotes, spaces, empty lines",
      '\ufeff\n\n"e mail" , first_name,LAST-NAME,role\n\n"ana.sol@example.com ",\u00a0Ana,"Sol",co-host\n,,,\n',
    ],
    ["old Macs", "email,firstName,lastName,role\rana.sol@example.com,Ana,Sol,cohost\r"],
  ])("is understood: %s", (_, text) => {
    const { rows, problems } = readRosterCsv(text);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([ANA]);
  });

  const header = "email,firstName,lastName\n";
  it.each([
    ["UTF-8 with a mark", Buffer.from(`\ufeff${header}zoe@example.com,Zoë,日本\n`, "utf8")],
    ["UTF-16, little end first", Buffer.from(`\ufeff${header}zoe@example.com,Zoë,日本\n`, "utf16le")],
    ["UTF-16, big end first", Buffer.from(`\ufeff${header}zoe@example.com,Zoë,日本\n`, "utf16le").swap16()],
    ["UTF-16 without a mark", Buffer.from(`${header}zoe@example.com,Zoë,日本\n`, "utf16le")],
  ])("is decoded from %s", (_, bytes) => {
    expect(rowsOf(bytes)).toMatchObject([{ firstName: "Zoë", lastName: "日本" }]);
  });

  it("is decoded from what Excel saves on Western Windows; what is no text is refused with its place", () => {
    expect(rowsOf(Buffer.from(`${header}zoe@example.com,Zo\xeb,M\xfcller\n`, "latin1"))).toMatchObject([
      { firstName: "Zoë", lastName: "Müller" },
    ]);
    expect(() => readRosterCsv(new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]))).toThrow(
      "isn't utf-16le from about byte 0",
    );
  });

  it("takes other names of columns, and says which columns it made nothing of", () => {
    const { rows, ignoredColumns } = readRosterCsv("Kontakt,Firma,Vorname\nana@example.com,Acme,Ana\n", {
      headers: { email: ["kontakt"] },
    });
    expect(rows).toMatchObject([{ email: "ana@example.com", firstName: "Ana" }]);
    expect(ignoredColumns).toEqual(["Firma"]);
  });

  it("names line and column of each problem; who can be told stays among the rows, with it", () => {
    const { rows, problems } = readRosterCsv(
      [
        "email,first name,role,send invite,user id,account id",
        '"ana@example.com","A\nn\na",Panelist,yes,,',
        "mei(at)example.com,Mei,Panelist,no,,",
        "omar@example.com,Omar,Boss,nein,,",
        "ida@example.com,Ida,,perhaps,,",
        "noah@example.com,Noah,,,4.00134E+11,37439510",
        "lena@example.com,Lena,,,,37439510",
        "olga@example.com,Olga,,,,,,more",
        ",Nobody,,,,",
      ].join("\n"),
    );
    expect(problems.map(({ line, column, message }) => [line, column, message])).toEqual([
      [5, 1, 'is "mei(at)example.com", expected an email address'],
      [6, 3, 'is "Boss", expected CoHost or Panelist'],
      [7, 4, 'is "perhaps", expected yes or no'],
      [
        ...[8, 5],
        'is "4.00134E+11", expected an id; a spreadsheet turns long ones into numbers: format the column as "text"',
      ],
      [9, 6, "stands alone: a linked user needs the user id too"],
      [10, undefined, "the row has 1 cells more than the header; a separator in a text needs quotes"],
      [11, undefined, "the row has no email address and no linked user"],
    ]);
    expect(rows.map(({ line, problem }) => [line, problem !== undefined])).toEqual([
      ...[
        [2, false],
        [6, true],
        [7, true],
        [8, true],
        [9, true],
        [10, true],
      ],
    ]);
    expect(rows[1]).toMatchObject({ email: "omar@example.com", sendInvite: false });
  });

  it.each([
    ["", "the file is empty; expected a header, such as email,firstName,lastName,role"],
    ["name,phone\nAna,1\n", 'the header is "name", "phone"; expected a column such as email, to know people by'],
    ["email,mail\na@example.com,b@example.com\n", "there is another column for email; expected one"],
    ['email,first name\n"ana@example.com,Ana\n', "the quotes of the row don't match: Quoted field unterminated"],
  ])("says what is wrong with a file as a whole: %j", (text, message) => {
    const { problems } = readRosterCsv(text);
    expect(problems.map((problem) => problem.message)).toContain(message);
  });

  const cells = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.trim());
  const people = fc.array(
    fc.record({
      email: fc.emailAddress().map((email) => email.replaceAll(/["'`]/g, "x")),
      firstName: fc.oneof(
        cells,
        fc.constantFrom("=1+1", "+49", "-Zoë", "@home", "'quoted", 'a"b', "a;b,c\td", "two\nlines"),
      ),
      lastName: cells,
    }),
    { maxLength: 20 },
  );

  it("is read back as it was written, whatever is in it, and holds nothing that a spreadsheet calculates", () => {
    fc.assert(
      fc.property(people, (given) => {
        const text = writeRosterCsv(given);
        for (const line of text.split("\r\n").slice(1)) expect(line).not.toMatch(/^"?[=+@]|,"?[=+@-]/);
        const read = rowsOf(text).map(({ email, firstName = "", lastName = "" }) => ({ email, firstName, lastName }));
        expect(read).toEqual(given.map(cleaned));
      }),
    );
  });

  it("is read in pieces as it is read whole, wherever they end", async () => {
    await fc.assert(
      fc.asyncProperty(people, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), async (given, sizes) => {
        const bytes = new TextEncoder().encode(writeRosterCsv(given));
        const rows: RosterRow[] = [];
        for await (const piece of readRosterCsvStream(piecesOf(bytes, sizes))) rows.push(...piece.rows);
        expect(rows).toEqual(rowsOf(bytes));
      }),
      { numRuns: 50 },
    );
  });

  it("is read as a stream of a hundred thousand rows, each with its line", async () => {
    async function* file() {
      yield "email,firstName,lastName\n";
      for (let start = 0; start < 100_000; start += 1000)
        yield Array.from({ length: 1000 }, (_, index) => `p${start + index}@example.com,Ana,Sol\n`).join("");
    }
    let count = 0;
    let last: RosterRow | undefined;
    for await (const { rows, problems } of readRosterCsvStream(file())) {
      expect(problems).toEqual([]);
      count += rows.length;
      last = rows.at(-1) ?? last;
    }
    expect(count).toBe(100_000);
    expect(last).toMatchObject({ line: 100_001, email: "p99999@example.com" });
  });
});

/** What cells lose on the way: space around them, and the difference between newlines. */
function cleaned({ email, firstName, lastName }: { email: string; firstName: string; lastName: string }) {
  const clean = (text: string) =>
    text.replaceAll(/^[\s\u00a0\u200b\ufeff]+|[\s\u00a0\u200b\ufeff]+$/g, "").replaceAll(/\r\n?/g, "\n");
  return { email, firstName: clean(firstName), lastName: clean(lastName) };
}

async function* piecesOf(bytes: Uint8Array, sizes: readonly number[]) {
  for (let start = 0, turn = 0; start < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(start, start + size);
    start += size;
  }
}
