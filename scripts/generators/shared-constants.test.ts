import { describe, expect, it } from "vitest";
import { SharedConstants } from "./shared-constants.js";

describe("SharedConstants", () => {
  it("gives equal texts one name, whatever name is asked for", () => {
    const constants = new SharedConstants([]);
    expect([constants.share("size", "{ a: 1 }"), constants.share("other", "{ a: 1 }")]).toEqual(["size", "size"]);
    expect(constants.text()).toBe("const size = { a: 1 } as const;\n");
  });

  it("gives different texts different names", () => {
    const constants = new SharedConstants([]);
    expect([constants.share("size", "1"), constants.share("size", "2"), constants.share("size", "1")]).toEqual([
      "size",
      "size2",
      "size",
    ]);
  });

  it("leaves the names alone that the file uses otherwise", () => {
    const taken = ["size"];
    expect(new SharedConstants(taken).share("size", "1")).toBe("size2");
    expect(taken).toEqual(["size"]);
  });

  it.each(["2faParameter", "filter[]Parameter", "X-TraceParameter", "***"])("makes an identifier of %s", (stem) => {
    expect(new SharedConstants([]).share(stem, "1")).toMatch(/^[A-Za-z_$][\w$]*$/);
  });

  it("declares them in the order in which they came, of the type that is asked for", () => {
    const constants = new SharedConstants([]);
    constants.share("b", "1");
    constants.share("a", "2");
    expect(constants.text("Size")).toBe("const b: Size = 1;\nconst a: Size = 2;\n");
    expect(constants.text()).toBe("const b = 1 as const;\nconst a = 2 as const;\n");
  });

  it("declares nothing when nothing was shared", () => {
    expect(new SharedConstants([]).text("Size")).toBe("");
  });
});
