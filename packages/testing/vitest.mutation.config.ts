import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// The tests of the rules of invitees, sessions and webinars, for `pnpm test:mutation`. It runs at the root of a copy of
// the repository, where the package itself has to be the mutated one.
const source = (file: string) => fileURLToPath(new URL(`./src/${file}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@rcw\/testing$/, replacement: source("index.ts") },
      { find: /^@rcw\/testing\/server$/, replacement: source("server.ts") },
    ],
  },
  test: {
    include: [
      "packages/testing/src/services/{invitees,sessions,webinars}/**/*.test.ts",
      "packages/testing/src/{accounts,rules,seeding}/**/*.test.ts",
      "tests/invitee-rules.test.ts",
    ],
    // The rules keep no state of their own: the tests can share what they import.
    isolate: false,
  },
});
