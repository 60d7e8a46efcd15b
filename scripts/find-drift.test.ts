import { describe, expect, it } from "vitest";
import { findDrift } from "./find-drift.js";

describe("the generated files", () => {
  it("are what their sources make today; run `pnpm generate` and `pnpm generate:fixtures` when this fails", async () => {
    expect(await findDrift()).toEqual([]);
  });
});
