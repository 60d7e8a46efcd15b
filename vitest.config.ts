import { defineConfig } from "vitest/config";

/** A group of tests; with a tsconfig, its `*.test-d.ts` files are checked by the compiler as tests too. */
const project = (name: string, folder: string, tsconfig?: string, isolate = true, more: object = {}) => ({
  test: {
    name,
    isolate,
    include: [`${folder}/**/*.test.ts`],
    // Those that release and import in copies of the repository have a command of their own: `pnpm test:release`.
    exclude: ["**/node_modules/**", "tests/release/**"],
    // Some tests run a compiler or a package manager as a process of its own.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...more,
    ...(tsconfig && { typecheck: { enabled: true, include: [`${folder}/**/*.test-d.ts`], tsconfig } }),
  },
});

export default defineConfig({
  test: {
    projects: [
      project("scripts", "scripts", undefined, false),
      project("types", "packages/types/src", "packages/types/tsconfig.json"),
      project("client", "packages/client/src", "packages/client/tsconfig.json", false),
      // See decisions/0013-shared-imports-in-tests.md.
      project("testing", "packages/testing/src", "packages/testing/tsconfig.json", false),
      project("redis", "packages/redis/src", undefined, false),
      project("webhooks", "packages/webhooks/src", "packages/webhooks/tsconfig.json", false),
      project("roster", "packages/roster/src", undefined, false),
      project("query", "packages/query/src", "packages/query/tsconfig.json", false),
      project("cli", "packages/cli/src", undefined, false),
      project("examples", "examples"),
      project("together", "tests", undefined, true, {
        exclude: ["**/node_modules/**", "tests/release/**", "tests/cli/**"],
      }),
      // The packed command, installed once for all of them.
      project("command", "tests/cli", undefined, true, { globalSetup: "tests/cli/install.ts" }),
    ],
  },
});
