import type { FixtureError } from "../../../packages/testing/src/fixtures/fixture.js";
import type { GoldenRequest } from "../fixtures/golden-request.js";
import type { GeneratedFile } from "../generated-file.js";

/** What the pages show besides the API description. Each part may be missing: a new operation has no fixture yet. */
export interface DocsSources {
  /** What the service answers to a request that succeeds, and what it refuses, by operationId. */
  readonly fixtures: ReadonlyMap<string, DocsFixture>;
  /** The handwritten guides, in their order. */
  readonly guides: readonly Guide[];
}

/** The part of a fixture that pages show. */
export interface DocsFixture {
  readonly operationId: string;
  readonly request: GoldenRequest;
  readonly answer: { readonly status: number; readonly body?: unknown };
  readonly errors: readonly Pick<FixtureError, "status" | "errorCode" | "when">[];
}

/** A guide, as an index names it. */
export interface Guide {
  /** File in `docs/guides/`. */
  readonly fileName: string;
  readonly title: string;
  /** Its first sentence. */
  readonly summary: string;
}

/** The fixtures among generated files, by operationId. */
export function readFixtures(files: readonly GeneratedFile[]): Map<string, DocsFixture> {
  const fixtures = files
    .filter(({ path }) => path.endsWith(".json"))
    .map(({ text }) => JSON.parse(text) as DocsFixture);
  return new Map(fixtures.map((fixture) => [fixture.operationId, fixture]));
}
