import type { Operation } from "../operations/operation.js";
import { encodeValue } from "./encode-value.js";

/** Fills `{name}` in a path template, encoded; refuses values that would lead to another path. */
export function serializePath({ operationId, path }: Operation, values: Record<string, unknown>): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => encodeValue("path", name, values[name], operationId));
}
