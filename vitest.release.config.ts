import { defineConfig } from "vitest/config";

/** `pnpm test:release`: tests that release, import and build in copies of the repository; each takes a while. */
export default defineConfig({
  test: {
    include: ["tests/release/**/*.test.ts"],
    testTimeout: 900_000,
    hookTimeout: 900_000,
    fileParallelism: false,
  },
});
