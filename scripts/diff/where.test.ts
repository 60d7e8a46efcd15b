import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinPath, propertyStep, readWhere, writeWhere } from "./where.js";

describe("where", () => {
  it.each([
    ["rcwConfigListInvitees", { subject: "operation", name: "rcwConfigListInvitees" }],
    ["op > parameter query perPage", { subject: "operation", name: "op", part: "parameter query perPage" }],
    [
      "op > response 200 > records[].role",
      { subject: "operation", name: "op", part: "response 200", path: "records[].role" },
    ],
    ["GET /a/{b} > request body", { subject: "operation", name: "GET /a/{b}", part: "request body" }],
    ["schema InviteeModel > role", { subject: "schema", name: "InviteeModel", path: "role" }],
    ["document", { subject: "document", name: "" }],
  ] as const)("reads and writes %s", (text, where) => {
    expect(readWhere(text)).toEqual({ part: undefined, path: undefined, ...where });
    expect(writeWhere(where)).toBe(text);
  });

  it("reads what it has written", () => {
    const name = fc
      .stringMatching(/^[A-Za-z][\w/{} -]{0,9}[a-z]$/)
      .filter((text) => !/^(schema |document$)/.test(text));
    const path = fc.option(fc.stringMatching(/^\w[\w.[\]]{0,9}$/), { nil: undefined });
    fc.assert(
      fc.property(fc.constantFrom("operation" as const, "schema" as const), name, path, (subject, called, inside) => {
        const part = subject === "operation" ? "request body" : undefined;
        const where = { subject, name: called, part, path: inside };
        expect(readWhere(writeWhere(where))).toEqual(where);
      }),
    );
  });

  it("writes the way inside a schema as a reader would", () => {
    expect(["records", "[]", "role"].reduce(joinPath)).toBe("records[].role");
    expect(["labels", "*"].reduce(joinPath)).toBe("labels.*");
    expect(["shape", "<Circle>", propertyStep("odd.name")].reduce(joinPath)).toBe('shape<Circle>["odd.name"]');
    expect(joinPath("", propertyStep("plain-name"))).toBe("plain-name");
  });
});
