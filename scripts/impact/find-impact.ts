import { join } from "node:path";
import { ownersIn } from "../changelog/owner-of-change.js";
import type { Change } from "../diff/diff.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { neededBy, type PackedPackage } from "../pack-packages.js";
import type { RefusedLine } from "../staging/compiler-errors.js";
import { createTrialApp, type TestOutcome } from "../staging/trial-app.js";
import { type Cause, findCauses } from "./find-causes.js";
import { readStatement } from "./read-statement.js";

/** A release: its packages, and the API description that they were made from. */
export interface TriedRelease {
  readonly packed: readonly PackedPackage[];
  readonly document: OpenApiDocument;
}

/** A line that breaks, and the changes that can be behind it. */
export interface BrokenLine extends RefusedLine {
  readonly causes: readonly Cause[];
}

/** What a release does to an app. */
export interface Impact {
  readonly app: string;
  /** Lines that compile with the current release, and not with the next one. */
  readonly broken: readonly BrokenLine[];
  /** Lines that don't compile with the current release either. */
  readonly refusedBefore: readonly RefusedLine[];
  readonly testsBefore: TestOutcome;
  readonly tests: TestOutcome;
}

/** Tries the current and the next release in a copy of an app; the app stays as it is. */
export async function findImpact(
  source: string,
  [current, next]: readonly [TriedRelease, TriedRelease],
  changes: readonly Change[],
): Promise<Impact> {
  const app = await createTrialApp(source);
  const install = ({ packed }: TriedRelease) => {
    const needed = neededBy(app.uses, packed);
    return app.install(Object.fromEntries(needed.map(({ name, tarball }) => [name, `file:${tarball}`])));
  };
  try {
    await install(current);
    const refusedBefore = await app.compile();
    const testsBefore = await app.test();
    await install(next);
    const refused = await app.compile();
    const known = new Set(refusedBefore.map(keyOf));
    const ownerOf = ownersIn(current.document, next.document);
    const broken = await Promise.all(
      refused
        .filter((line) => !known.has(keyOf(line)))
        .map(async (line) => {
          const statement = await readStatement(join(app.folder, line.path), line.line);
          return { ...line, causes: findCauses(line, statement, changes, ownerOf) };
        }),
    );
    return { app: source, broken, refusedBefore, testsBefore, tests: await app.test() };
  } finally {
    await app.remove();
  }
}

function keyOf({ path, line, message }: RefusedLine): string {
  return `${path}:${line} ${message}`;
}

/** Whether an app can take the release as it is. */
export function isFine({ broken, tests, testsBefore }: Impact): boolean {
  return broken.length === 0 && (tests?.isPassed !== false || testsBefore?.isPassed === false);
}
