import { describe, expect, it } from "vitest";
import { describeChanges } from "../changelog/describe-changes.js";
import { diffDocuments } from "../diff/diff-documents.js";
import { jsonAnswer, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { compareSurfaces } from "./compare-surfaces.js";
import { describeSurface } from "./describe-surface.js";
import { joinSurface } from "./join-surface.js";
import type { Surface } from "./surface.js";

const SURFACE: Surface = {
  "@rcw/types": {
    Person: { is: "type" },
    PersonRole: { is: "type" },
    personRoleValues: { is: "value", values: ["Host", "Guest"] },
    ApiError: { is: "both" },
  },
};

function changed(changes: Record<string, Surface[string][string] | undefined>): Surface {
  const entries = Object.entries({ ...SURFACE["@rcw/types"], ...changes });
  return { "@rcw/types": Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Surface[string] };
}

function compare(after: Surface, before = SURFACE) {
  return compareSurfaces(before, after).map(({ kind, bump, message }) => ({ kind, bump, message }));
}

describe("the surface of the packages", () => {
  it("has every entry that is published, types and values told apart, and lists with their values", async () => {
    const surface = await describeSurface();
    expect(Object.keys(surface)).toEqual(
      expect.arrayContaining(["@rcw/types", "@rcw/client", "@rcw/client/auth/node", "@rcw/testing/server"]),
    );
    expect(surface["@rcw/types"]).toMatchObject({ operationTable: { is: "value" }, operations: { is: "type" } });
    expect(surface["@rcw/client"]).toMatchObject({ ApiError: { is: "both" }, createWebinarClient: { is: "value" } });
    const lists = Object.values(surface["@rcw/types"] ?? {}).filter(({ values }) => values);
    expect(lists.length).toBeGreaterThan(0);
    for (const { values } of lists) expect(values?.length).toBeGreaterThan(0);
  });

  it("is compared by name: what is gone breaks, what is new doesn't", () => {
    expect(compare(SURFACE)).toEqual([]);
    expect(compare(changed({ PersonRole: undefined, personRoleValues: undefined, Role: { is: "type" } }))).toEqual([
      { kind: "exports-removed", bump: "major", message: "exports `PersonRole`, `personRoleValues` no more" },
      { kind: "exports-added", bump: "minor", message: "exports `Role`, too" },
    ]);
  });

  it("tells a class that became a type from one that stayed", () => {
    expect(compare(changed({ ApiError: { is: "type" } }))).toMatchObject([{ bump: "major" }]);
    expect(compare(SURFACE, changed({ ApiError: { is: "type" } }))).toEqual([]);
  });

  it.each<[string, string[], number]>([
    ["in another order", ["Guest", "Host"], 1],
    ["with one more at the end", ["Host", "Guest", "CoHost"], 0],
    ["with one less", ["Guest"], 0],
    ["with one more, and in another order", ["Guest", "CoHost", "Host"], 1],
  ])("sees a list that ships %s", (_how, values, count) => {
    const found = compare(changed({ personRoleValues: { is: "value", values } }));
    expect(found).toHaveLength(count);
    if (count > 0) expect(found).toMatchObject([{ kind: "values-reordered", bump: "major" }]);
  });
});

describe("the three verdicts, joined", () => {
  const document = (schemas: object) =>
    smallDocument({
      paths: {
        "/people": { get: operation({ operationId: "listPeople", responses: jsonAnswer(schemaRef("Person")) }) },
      },
      schemas: schemas as never,
    });
  const inline = document({
    Person: { type: "object", properties: { role: { type: "string", enum: ["Host", "Guest"] } } },
  });
  const named = document({
    Person: { type: "object", properties: { role: { $ref: "#/components/schemas/Role" } } },
    Role: { type: "string", enum: ["Host", "Guest"] },
  });

  it("are major, in one text, where a list that was written in place gets a name and two exports vanish", () => {
    const after = changed({ PersonRole: undefined, personRoleValues: undefined, Role: { is: "type" } });
    const diff = diffDocuments(inline, named);
    expect(diff.bump).toBe("minor");
    const joined = joinSurface(diff, compareSurfaces(SURFACE, after));
    expect(joined.bump).toBe("major");
    expect(describeChanges(joined.changes, inline, named)).toBe(
      [
        "**Breaking: what the packages export**",
        "- `@rcw/types`: exports `PersonRole`, `personRoleValues` no more. Your code: stop importing what is gone; where a schema took its place, import that.",
        "**New: small**",
        "- `Role` is new. In `rcw.small.listPeople`.",
      ].join("\n\n"),
    );
  });

  it("are one where all say the same: a schema's own name isn't told twice, and counts", () => {
    const gone = document({ Person: { type: "object" } });
    const before: Surface = { "@rcw/types": { Person: { is: "type" }, Role: { is: "type" } } };
    const diff = diffDocuments(named, gone);
    const joined = joinSurface(diff, compareSurfaces(before, { "@rcw/types": { Person: { is: "type" } } }));
    expect(joined).toEqual(diff);
  });
});
