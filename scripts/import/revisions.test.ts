import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bundleDocument, readDocument, type SourceFile } from "../document/bundle-document.js";
import { describeOperations } from "../document/describe-operations.js";
import { fromRoot } from "../files.js";
import { readSources } from "../testing/read-sources.js";
import { makeBaseDocument } from "./base-document.js";
import { planOverlay } from "./plan-overlay.js";
import type { Warning } from "./warning.js";

interface SourcePair {
  readonly base: SourceFile;
  readonly overlay: SourceFile;
}

const present = readSources();
const methodsOf = ({ base, overlay }: SourcePair) =>
  describeOperations(bundleDocument(base, overlay)).map(({ service, method }) => `${service}.${method}`);
const METHODS = methodsOf(present).sort();

/** Takes a revision in, on top of what is there: the new sources, and the overlay actions whose subject is gone. */
function take(revision: number, before: SourcePair) {
  const file = fromRoot(`openapi/revisions/webinar-${revision}.yml.gz`);
  const upstream = { name: `webinar-${revision}.yml`, text: gunzipSync(readFileSync(file)).toString() };
  const made = makeBaseDocument({ upstream, present: readDocument(before.base), paths: ["/webinar/**"] }, () => {});
  const base = { name: before.base.name, text: made };
  const warnings: Warning[] = [];
  const overlay = planOverlay(base, before.overlay, (warning) => warnings.push(warning));
  const gone = warnings.map(({ message }) => message.replace(/ is not in the document.*/, ""));
  return { base, overlay, gone };
}

/** What the older documents lack. */
const GONE: Readonly<Record<number, string[]>> = {
  12: ["$.components.schemas.HistorySessionMinimalModel", "$.components.schemas.HistorySessionBaseModel"],
  16: ["$.components.schemas.HistorySessionMinimalModel", "$.components.schemas.HistorySessionBaseModel"],
  20: [],
  24: [],
  28: [],
};
const REVISIONS = Object.keys(GONE).map(Number);

describe("a real revision of the document", () => {
  it.each(REVISIONS)("%i goes in alone: every method stays, and what has no subject is named", (revision) => {
    const { gone, ...sources } = take(revision, present);
    expect(gone).toEqual(GONE[revision]);
    expect(methodsOf(sources)).toEqual(expect.arrayContaining(METHODS));
    const document = bundleDocument(sources.base, sources.overlay);
    const operations = describeOperations(document);
    const argumentOf = (operationId: string, name: string) =>
      operations
        .find((operation) => operation.operationId === operationId)
        ?.arguments.find(({ argument }) => argument === name)?.parameter.schema;
    expect(argumentOf("rcwN11sGetSubscription", "subscriptionId")).toMatchObject({ maxLength: 36 });
    expect(argumentOf("rcwConfigListAllSessions", "status")).toMatchObject({ type: "array" });
    expect(operations.filter(({ paging }) => paging !== undefined).length).toBeGreaterThan(5);
  });

  it("goes in after the others too: the overlay comes back as it was, line for line", () => {
    let sources: SourcePair = present;
    for (const revision of REVISIONS) {
      const { gone, ...next } = take(revision, sources);
      expect(gone).toEqual(GONE[revision]);
      sources = next;
    }
    expect(sources.overlay.text).toBe(present.overlay.text);
    expect(methodsOf(sources).sort()).toEqual(METHODS);
  });
});
