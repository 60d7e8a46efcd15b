import { type AspectName, aspects } from "../../../packages/testing/src/factories/aspects/aspects.js";
import { isObject } from "../../document/json.js";
import type { Schema } from "../../document/openapi.js";

/** The overlay's extension on a schema that says what a factory should know beyond it. */
const FACTORY_HINTS = "x-sdk-factory";

export interface FactoryHints {
  /** What the domain knows about the object. */
  readonly aspects: readonly AspectName[];
  /** Values to choose from; none means that the schema decides. */
  readonly values: readonly unknown[];
}

/** The hints on one schema; none by default. @throws {Error} for hints that nothing would follow. */
export function readFactoryHints(schema: Schema): FactoryHints {
  const hints = schema[FACTORY_HINTS];
  if (hints === undefined) return { aspects: [], values: [] };
  const { aspects: names = [], values = [], ...others } = isObject(hints) ? hints : { "": hints };
  const [unknown] = Object.keys(others);
  if (unknown !== undefined || !Array.isArray(names) || !Array.isArray(values)) {
    throw new Error(
      `${FACTORY_HINTS}: expected { aspects: [name, ...], values: [value, ...] }, received ${JSON.stringify(hints)}`,
    );
  }
  return { aspects: names.map(checkAspect), values };
}

function checkAspect(name: unknown): AspectName {
  if (typeof name === "string" && Object.hasOwn(aspects, name)) return name as AspectName;
  throw new Error(
    `${FACTORY_HINTS}: there is no aspect ${JSON.stringify(name)}; there are ${Object.keys(aspects).join(", ")}`,
  );
}
