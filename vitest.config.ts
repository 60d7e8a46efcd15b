import { defineConfig } from "vitest/config";

const project = (name: string, include: string[]) => ({
  test: { name, include: include.map((folder) => `${folder}/**/*.test.ts`) },
});

export default defineConfig({
  test: {
    projects: [
      project("scripts", ["scripts"]),
      project("types", ["packages/types/src"]),
      project("client", ["packages/client/src"]),
      project("testing", ["packages/testing/src"]),
      project("together", ["tests"]),
    ],
  },
});
