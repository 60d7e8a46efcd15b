import { describe, expect, it } from "vitest";
import { readDocument } from "../document/bundle-document.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { readSources } from "../testing/read-sources.js";
import { jsonAnswer, operation } from "../testing/small-document.js";
import { planImport } from "./plan-import.js";
import { type Imported, reportImport } from "./report-import.js";

const sources = { ...readSources(), aliases: [] };
const PATHS = ["/webinar/**"];
const RENEW = "/webinar/notifications/v1/subscriptions/{subscriptionId}/renew";

/** Plans the import of the present document with a change. */
function plan(change: (document: OpenApiDocument) => void, from = sources) {
  const document = readDocument(from.base);
  change(document);
  return planImport({ name: "new.json", text: JSON.stringify(document) }, from, { paths: PATHS });
}

function report(imported: Partial<Imported>): string {
  const nothing = {
    warnings: [],
    newOperations: [],
    newAliases: [],
    problems: [],
    misfits: [],
    dryRun: false,
    typecheck: true,
  };
  const same = { diff: { bump: "none" as const, changes: [] }, changes: "", source: "new.json", written: [] };
  return reportImport({ ...nothing, ...same, ...imported } as Imported);
}

describe("planImport", () => {
  it("names new operations and their methods, by default or by the overlay", async () => {
    const { newOperations, diff, files } = await plan(({ paths }) => {
      paths["/webinar/polls"] = { get: operation({ operationId: "rcwConfigListPolls", tags: ["Polls"] }) };
      paths["/webinar/configuration/v1/export"] = {
        post: operation({
          operationId: "rcwConfigExport",
          tags: ["Invitees"],
          responses: jsonAnswer({ type: "string" }),
        }),
      };
    });
    expect(newOperations).toEqual([
      {
        operationId: "rcwConfigListPolls",
        request: "GET /webinar/polls",
        method: "rcw.polls.listPolls",
        isNamed: false,
      },
      {
        operationId: "rcwConfigExport",
        request: "POST /webinar/configuration/v1/export",
        method: "rcw.invitees.export",
        isNamed: false,
      },
    ]);
    expect(diff.bump).toBe("minor");
    expect(files.find(({ path }) => path.endsWith("services.ts"))?.text).toContain("listPolls");
  });

  it("stops where apps would lose a method, and names it with its line", async () => {
    const drop = plan(({ paths }) => void delete paths[RENEW]);
    await expect(drop).rejects.toThrow(
      /sdk.overlay.yaml:\d+: apps would lose rcw.subscriptions.renew: .*a major change/s,
    );
  });

  it("marks and reports an action whose subject is gone, every other line stays, and the mark goes when it is back", async () => {
    const overlayOf = ({ files }: Awaited<ReturnType<typeof plan>>) =>
      files.find(({ path }) => path === "openapi/sdk.overlay.yaml")?.text ?? "";
    const without = await plan((document) => {
      const renamed = JSON.stringify(document).replaceAll("blacklistedData", "blockedData");
      Object.assign(document, JSON.parse(renamed));
    });
    expect(without.warnings).toContainEqual({
      name: "overlay action without its subject",
      place: expect.stringMatching(/^openapi\/sdk.overlay.yaml:\d+$/),
      message: expect.stringContaining("property blacklistedData.reason of schema SubscriptionInfo is not in"),
    });
    const text = overlayOf(without);
    expect(text.split("\n")).toHaveLength(sources.overlay.text.split("\n").length + 1);
    expect(text.match(/x-gone/g)).toHaveLength(1);
    const fileOf = (name: string) => ({ name, text: without.files.find(({ path }) => path === name)?.text ?? "" });
    const [base, words] = [fileOf("openapi/webinar.yaml"), fileOf("openapi/words.overlay.yaml")];
    const later = { ...sources, base, words, overlay: { name: "openapi/sdk.overlay.yaml", text } };
    const again = await plan(() => undefined, later);
    expect(overlayOf(again)).toBe(text);
    const back = await plan((document) => Object.assign(document, readDocument(sources.base)), later);
    expect(overlayOf(back)).toBe(sources.overlay.text);
  });

  it("keeps the old name of a renamed schema as a deprecated alias", async () => {
    const { files, newAliases, diff } = await plan((document) => {
      const text = JSON.stringify(document)
        .replaceAll('"InviteeResource"', '"InviteeRecord"')
        .replaceAll('schemas/InviteeResource"', 'schemas/InviteeRecord"');
      Object.assign(document, JSON.parse(text));
    });
    expect(newAliases).toEqual([{ name: "InviteeResource", schema: "InviteeRecord" }]);
    expect(diff.bump).toBe("minor");
    const textOf = (end: string) => files.find(({ path }) => path.endsWith(end))?.text ?? "";
    expect(textOf("openapi/aliases.yaml")).toContain('- { name: "InviteeResource", schema: "InviteeRecord" }');
    expect(textOf("types/src/generated/schemas.ts")).toMatch(
      /@deprecated .*`InviteeRecord`.*\nexport type InviteeResource =/,
    );
  });
});

describe("the report of an import", () => {
  it("says when there is nothing to say", () => {
    expect(report({})).toBe("new.json: nothing has changed.\n");
  });

  it("says that a document goes in as it is, and what a dry run would do", () => {
    const text = report({ written: ["a"], dryRun: true });
    expect(text).toMatch(/^Goes in as it is\.\n\nWould import new.json: .*, 1 file would change\./);
    expect(text).not.toContain("Next:");
    expect(report({ written: ["a"], typecheck: false })).toMatch(
      /^Goes in as it is. Handwritten code was not compiled.\n/,
    );
  });

  it("names warnings, new operations, aliases, and handwritten code to mend", () => {
    const text = report({
      written: ["a", "b"],
      diff: {
        bump: "minor",
        changes: [{ kind: "k", direction: "both", where: "document", bump: "minor", message: "m" }],
      },
      changes: "**New: things**",
      warnings: [{ name: "items added", place: "components > A", message: "no items" }],
      newOperations: [{ operationId: "op", request: "GET /a", method: "rcw.a.op", isNamed: false }],
      newAliases: [{ name: "Old", schema: "New" }],
      misfits: [{ path: "src/a.ts", line: 3, message: "TS2339: no" }],
      problems: ["the fake refuses"],
    });
    expect(text.split("\n", 1)).toEqual([
      "Goes in, and needs a hand in 2 places: 1 handwritten line to mend, 1 fixture to mend.",
    ]);
    for (const part of [
      "Imported new.json: a minor change, 2 files written.",
      "- items added: no items (at components > A)",
      "- `op`, GET /a: `rcw.a.op` (its default name; another one goes into openapi/sdk.overlay.yaml)",
      "- `Old` is `New` now",
      "- src/a.ts:3 TS2339: no",
      "- the fake refuses",
      "**New: things**",
      "pnpm spec:changeset",
    ])
      expect(text).toContain(part);
  });
});
