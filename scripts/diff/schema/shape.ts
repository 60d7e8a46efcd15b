import type { Schema } from "../../document/openapi.js";

/** The kinds of plain values that TypeScript tells apart. */
export type ScalarKind = "string" | "number" | "boolean";

/** A schema as an app sees it: `$ref` and `allOf` flattened, unions of plain values joined. */
export interface Shape {
  /** Nothing is said about the values. */
  readonly isAny: boolean;
  readonly isNullable: boolean;
  /** Plain values of which any will do. */
  readonly open: ReadonlySet<ScalarKind>;
  /** Plain values that are named one by one: an enum, a `const`. */
  readonly values: readonly unknown[];
  readonly object: ObjectShape | undefined;
  readonly array: ArrayShape | undefined;
  /** The unions among its parts; a schema with several must match one variant of each. */
  readonly unions: readonly UnionShape[];
  /** `integer`, `number`: no difference to an app, and noted. */
  readonly isInteger: boolean;
  readonly format: string | undefined;
}

export interface ObjectShape {
  readonly properties: ReadonlyMap<string, PropertyShape>;
  /** What any other property holds; undefined where there are no others. */
  readonly index: Schema | undefined;
}

export interface PropertyShape {
  readonly schema: Schema;
  readonly isRequired: boolean;
}

export interface ArrayShape {
  readonly items: Schema;
  /** A tuple: what stands at each place. */
  readonly places: readonly Schema[] | undefined;
}

export interface UnionShape {
  readonly variants: readonly Schema[];
  /** The property that tells the variants apart. */
  readonly discriminator: string | undefined;
  /** Under `anyOf`, where no type shows it: name of a variant -> the values of that property which mean it. */
  readonly mapping: ReadonlyMap<string, readonly string[]> | undefined;
}

export const ANY: Shape = {
  isAny: true,
  isNullable: false,
  open: new Set(),
  values: [],
  object: undefined,
  array: undefined,
  unions: [],
  isInteger: false,
  format: undefined,
};
