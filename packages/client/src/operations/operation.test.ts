import { operationTable } from "@rcw/types";
import { describe, expect, it } from "vitest";
import { operations } from "../generated/operations.js";
import { type Bounds, isSafeToRepeat } from "./operation.js";

type Described = (typeof operationTable)[keyof typeof operationTable];
type DescribedBounds = Partial<
  Record<"minLength" | "maxLength" | "minimum" | "maximum" | "minItems" | "maxItems", number>
> &
  Pick<Bounds, "type" | "format" | "pattern" | "enum">;

/** A description's bounds in the client's terms; of the formats the client keeps one, and no lower bound that says nothing. */
function boundsOf({ type, format, pattern, enum: values, ...limits }: DescribedBounds): Bounds {
  const min = limits.minLength ?? limits.minimum ?? limits.minItems;
  const max = limits.maxLength ?? limits.maximum ?? limits.maxItems;
  const isNumber = type === "integer" || type === "number";
  return {
    ...(type !== undefined && { type }),
    ...(format === "date-time" && { format }),
    ...(min !== undefined && (isNumber || min > 0) && { min }),
    ...(max !== undefined && { max }),
    ...(pattern !== undefined && { pattern }),
    ...(values !== undefined && { enum: values }),
  };
}

/** A row of `@rcw/types` as the client's table should have it. */
function rowOf({
  parameters,
  rateLimitGroup,
  safeToRepeat,
  appPermission,
  ...row
}: Described & { appPermission?: string }) {
  return {
    ...row,
    ...(rateLimitGroup !== undefined && { group: rateLimitGroup }),
    parameters: parameters.map(({ name, argument, in: place, required, joined, items, ...bounds }) => ({
      name,
      ...(argument !== undefined && { argument }),
      in: place,
      ...(required && { required }),
      ...(joined && { joined }),
      ...boundsOf(bounds),
      ...(items && { items: boundsOf(items) }),
    })),
  };
}

describe("the client's table of operations", () => {
  it("has the operations of @rcw/types, in the same order", () => {
    expect(operations.map(({ operationId }) => operationId)).toEqual(Object.keys(operationTable));
    expect(operations.length).toBeGreaterThan(0);
  });

  it.each(Object.values(operationTable))("agrees with @rcw/types on all that both say of $operationId", (described) => {
    const { safe, ...own } = operations.find(({ operationId }) => operationId === described.operationId) ?? {};
    expect(own).toEqual(rowOf(described));
  });

  it.each(operations)("says as @rcw/types whether $operationId may be repeated", (operation) => {
    const { safeToRepeat } = operationTable[operation.operationId as keyof typeof operationTable];
    expect(isSafeToRepeat(operation)).toBe(safeToRepeat ?? false);
  });
});

describe("isSafeToRepeat", () => {
  it.each([
    ["GET", true],
    ["PUT", true],
    ["DELETE", true],
    ["HEAD", true],
    ["OPTIONS", true],
    ["POST", false],
    ["PATCH", false],
    ["TRACE", false],
  ])("goes by the method of a raw call: %s", (httpMethod, expected) => {
    expect(isSafeToRepeat({ httpMethod, path: "/", parameters: [] })).toBe(expected);
  });

  it("takes what the description says before the method", () => {
    expect(isSafeToRepeat({ httpMethod: "POST", path: "/", parameters: [], safe: true })).toBe(true);
    expect(isSafeToRepeat({ httpMethod: "GET", path: "/", parameters: [], safe: false })).toBe(false);
  });
});
