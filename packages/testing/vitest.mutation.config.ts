import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// The tests that hold the rules of invitees, sessions and webinars, for `pnpm test:mutation`. It runs at the root of a
// copy of the repository, where the package itself has to be the mutated one. The model of tests/model isn't among
// them: it alone takes longer than all of these, for every mutant that survives.
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
      "packages/testing/src/services/*.test.ts",
      "packages/testing/src/services/{history,invitees,registration,sessions,webinars}/**/*.test.ts",
      "packages/testing/src/{accounts,life,rules,seeding}/**/*.test.ts",
      "packages/testing/src/webhooks/deliveries.test.ts",
      "tests/invitee-rules.test.ts",
    ],
    // The rules keep no state of their own: the tests can share what they import.
    isolate: false,
  },
});
