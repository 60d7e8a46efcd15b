import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ownersIn } from "../changelog/owner-of-change.js";
import { diffDocuments } from "../diff/diff-documents.js";
import type { Schema } from "../document/openapi.js";
import { jsonAnswer, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { findCauses } from "./find-causes.js";
import { readStatement } from "./read-statement.js";
import { renderImpact } from "./render-impact.js";

const of = (service: string, method: string) => ({ "x-sdk": { service, method } });

function documentOf(person: Record<string, Schema>, parameters: object[] = []) {
  const list = operation({ operationId: "a", ...of("people", "list"), responses: jsonAnswer(schemaRef("Person")) });
  const remove = operation({ operationId: "b", ...of("people", "delete"), parameters: parameters as never });
  const other = operation({ operationId: "c", ...of("polls", "delete") });
  return smallDocument({
    paths: { "/people": { get: list, delete: remove }, "/polls": { delete: other } },
    schemas: { Person: { type: "object", properties: person } },
  });
}

const view = { name: "view", in: "query", required: true, schema: { type: "string" } };
const BEFORE = documentOf({ name: { type: "string" }, role: { type: "string", enum: ["Host", "Guest"] } });
const AFTER = documentOf({ fullName: { type: "string" }, role: { type: "string", enum: ["Host"] } }, [view]);
const { changes } = diffDocuments(BEFORE, AFTER);
const causes = (statement: string, message: string) =>
  findCauses({ message }, statement, changes, ownersIn(BEFORE, AFTER)).map(({ where }) => where);

describe("the change behind a line that the compiler refuses", () => {
  it.each<[string, string, string, string[]]>([
    [
      "a parameter",
      "await rcw.people.delete({ id });",
      "TS2345: Property 'view' is missing",
      ["b > parameter query view"],
    ],
    [
      "a property",
      "console.log(person.name);",
      "TS2339: Property 'name' does not exist on 'Person'",
      ["schema Person > name"],
    ],
    [
      "a value",
      'if (person.role === "Guest") {}',
      "TS2367: types '\"Host\"' and '\"Guest\"' have no overlap",
      ["schema Person > role"],
    ],
    ["nothing of the description", "const x: number = y;", "TS2322: Type 'Date' is not assignable", []],
  ])("is found for %s", (_what, statement, message, expected) => {
    expect(causes(statement, message)).toEqual(expected);
  });

  it("isn't the change of a method that has the same name in another service", () => {
    expect(causes("await rcw.polls.delete();", "TS2554: Expected 1 arguments")).toEqual([]);
  });
});

describe("the statement of a line", () => {
  it("is whole, where a call spans lines, and no more than that", async () => {
    const folder = await mkdtemp(join(tmpdir(), "rcw-statement-"));
    const path = join(folder, "a.ts");
    await writeFile(
      path,
      "import x from 'x';\nexport function f() {\n  before();\n  await rcw.people.delete({\n    id: 1,\n  });\n}\n",
    );
    expect(await readStatement(path, 5)).toBe("await rcw.people.delete({\n    id: 1,\n  });");
    expect(await readStatement(path, 3)).toBe("before();");
    await rm(folder, { recursive: true });
  });
});

describe("what is said of an app", () => {
  const fine = { app: "console", broken: [], refusedBefore: [], testsBefore: undefined, tests: undefined };
  const passed = { isPassed: true, output: "" };
  const failed = { isPassed: false, output: "1 failed\n" };

  it("is that it is fine, and whether it has tests", () => {
    expect(renderImpact(fine)).toBe('console: fine\n  It has no tests (no script "test").\n');
    expect(renderImpact({ ...fine, testsBefore: passed, tests: passed })).toBe("console: fine\n");
  });

  it("counts neither lines nor tests that failed before", () => {
    const before = { path: "a.ts", line: 1, message: "TS1: No" };
    expect(renderImpact({ ...fine, refusedBefore: [before], testsBefore: failed, tests: failed })).toBe(
      "console: fine\n  1 line didn't compile before either.\n  Its tests failed before, too.\n",
    );
    expect(renderImpact({ ...fine, testsBefore: passed, tests: failed })).toBe(
      "console: its tests fail\n  Its tests fail:\n    1 failed\n",
    );
  });

  it("names each line that breaks, and what is behind it", () => {
    const cause = { where: "b > parameter query view", message: "is new and required", advice: "pass it" };
    const line = { path: "src/a.ts", line: 4, message: "TS2345: No\n  deep", causes: [cause] };
    expect(renderImpact({ ...fine, broken: [line], testsBefore: passed, tests: passed })).toBe(
      "console: 1 line breaks\n  src/a.ts:4: TS2345: No\n    because of b > parameter query view: is new and required; pass it\n",
    );
  });
});
