import { defineConfig } from "vitest/config";

const RELEASES = "tests/release/**";
const COMMAND = "tests/cli/**";

interface Project {
  /** With one, the `*.test-d.ts` files are checked by the compiler as tests too. */
  readonly tsconfig?: string;
  /** Whether each file has its modules for itself; true if left out. See decisions/0013-shared-imports-in-tests.md. */
  readonly isolate?: boolean;
  /** Left out, beside what isn't ours. */
  readonly exclude?: readonly string[];
  /** Runs once before all files. */
  readonly globalSetup?: string;
}

/** A group of tests. */
const project = (name: string, folder: string, options: Project = {}) => {
  const { tsconfig, isolate = true, exclude = [], globalSetup } = options;
  return {
    test: {
      name,
      isolate,
      include: [`${folder}/**/*.test.ts`],
      exclude: ["**/node_modules/**", ...exclude],
      // Some tests run a compiler or a package manager as a process of its own.
      testTimeout: 60_000,
      hookTimeout: 60_000,
      ...(globalSetup && { globalSetup }),
      ...(tsconfig && { typecheck: { enabled: true, include: [`${folder}/**/*.test-d.ts`], tsconfig } }),
    },
  };
};

/** The tests of a package, which share their imports. */
const packageTests = (name: string, options: Project = {}) =>
  project(name, `packages/${name}/src`, { isolate: false, ...options });

const typed = (name: string) => ({ tsconfig: `packages/${name}/tsconfig.json` });

export default defineConfig({
  test: {
    projects: [
      project("scripts", "scripts", { isolate: false }),
      packageTests("types", { ...typed("types"), isolate: true }),
      packageTests("client", typed("client")),
      packageTests("testing", typed("testing")),
      packageTests("redis"),
      packageTests("webhooks", typed("webhooks")),
      packageTests("roster"),
      packageTests("query", typed("query")),
      packageTests("cli"),
      project("examples", "examples"),
      // Those that release and import in copies of the repository have a command of their own: `pnpm test:release`.
      project("together", "tests", { exclude: [RELEASES, COMMAND] }),
      // The packed command, installed once for all of them.
      project("command", "tests/cli", { globalSetup: "tests/cli/install.ts" }),
    ],
  },
});
