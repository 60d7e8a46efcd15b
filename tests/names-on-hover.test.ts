import { join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";

// What an editor shows: TypeScript's language service is asked as editors ask it.
const PROGRAM = `
import type { WebinarClient } from "@rcw/client";
declare const rcw: WebinarClient;
const ids = { webinarId: "1", sessionId: "2" };
const page = await rcw.invitees.list(ids);
for await (const invitee of rcw.invitees.list(ids)) {}
const [first] = page.records;
const one = await rcw.invitees.get({ ...ids, inviteeId: "3" });
const bulk = await rcw.invitees.bulkUpdate({ ...ids, body: {} });
const added = bulk.addedInvitees;
const session = await rcw.sessions.get(ids);
const webinar = await rcw.webinars.get({ webinarId: "1" });
`;

const file = join(import.meta.dirname, "hovered-program.ts");
let service: ts.LanguageService;

beforeAll(() => {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: [],
  };
  const textOf = (path: string) => (path === file ? PROGRAM : ts.sys.readFile(path));
  service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = textOf(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => import.meta.dirname,
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: textOf,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
  });
}, 60_000);

function hoverTextOf(name: string): string {
  const declared = new RegExp(`\\b(?:const \\{? ?|const \\[|data: )${name}\\b`).exec(PROGRAM);
  const at = (declared?.index ?? 0) + (declared?.[0].length ?? 0) - name.length;
  return ts.displayPartsToString(service.getQuickInfoAtPosition(file, at)?.displayParts);
}

describe("an editor", () => {
  it("finds nothing wrong with the program", { timeout: 60_000 }, () => {
    const problems = service.getSemanticDiagnostics(file);
    expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([]);
  });

  it.each([
    ["page", "WcsInviteeListResource"],
    ["invitee", "InviteeResource"],
    ["first", "InviteeResource"],
    ["one", "InviteeResource"],
    ["bulk", "BulkUpdateInviteesResponse"],
    ["added", "InviteeResource[] | undefined"],
    ["session", "WcsSessionResource"],
    ["webinar", "WcsWebinarResource"],
  ])("shows the name of the schema: %s", (name, type) => {
    expect(hoverTextOf(name)).toBe(`const ${name}: ${type}`);
  });
});
