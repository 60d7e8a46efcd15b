import { describe, expect, it } from "vitest";
import type { OpenApiDocument } from "../document/openapi.js";
import { largeDocument } from "../testing/large-document.js";
import { diffDocuments } from "./diff-documents.js";

const SECONDS = 10;

/** Processor time, which other programs on the machine have little part in. */
function measure(old: OpenApiDocument, next: OpenApiDocument) {
  const start = process.cpuUsage();
  const diff = diffDocuments(old, next);
  return { diff, seconds: process.cpuUsage(start).user / 1e6 };
}

describe("diffDocuments on a document of a whole platform's size", () => {
  const old = largeDocument();
  it("has 500 operations and 1.7 MB", () => {
    expect(Object.keys(old.paths)).toHaveLength(500);
    expect(JSON.stringify(old).length).toBeGreaterThan(1_700_000);
  });

  it("finds one change among them in time", () => {
    const next = structuredClone(old);
    delete next.components?.schemas?.Model0?.properties?.property7;
    const { diff, seconds } = measure(old, next);
    expect(diff.changes.map(({ kind, where }) => [kind, where])).toEqual([
      ["property-removed", "schema Model0 > property7"],
    ]);
    expect(seconds).toBeLessThan(SECONDS);
  });

  it("knows every schema under another name, recursive as they are", () => {
    const { diff, seconds } = measure(old, largeDocument({ prefix: "Renamed" }));
    expect(diff.bump).toBe("minor");
    expect(new Set(diff.changes.map(({ kind }) => kind))).toEqual(new Set(["schema-renamed"]));
    expect(seconds).toBeLessThan(SECONDS);
  });

  it("doesn't get lost where references are switched and every schema is another", () => {
    const next = largeDocument({ prefix: "Renamed", properties: 9 });
    const { diff, seconds } = measure(old, next);
    expect(diff.bump).toBe("major");
    expect(seconds).toBeLessThan(SECONDS);
  });
});
