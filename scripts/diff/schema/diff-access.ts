import type { Found } from "./found.js";
import type { Comparison } from "./schema-differ.js";
import type { PropertyShape } from "./shape.js";

/** Compares `readOnly` and `writeOnly` of a property. */
export function diffAccess(comparison: Comparison, old: PropertyShape, next: PropertyShape, path: string): Found[] {
  const flag = (keyword: "readOnly" | "writeOnly") => [
    comparison.before.has(old.schema, keyword),
    comparison.after.has(next.schema, keyword),
  ];
  const [wasReadOnly, isReadOnly] = flag("readOnly");
  const [wasWriteOnly, isWriteOnly] = flag("writeOnly");
  const found: Found[] = [];
  if (!wasReadOnly && isReadOnly) {
    found.push({ kind: "read-only-added", path, message: "is read-only now and can't be sent" });
  }
  if (wasReadOnly && !isReadOnly) {
    const isDemanded = next.isRequired && !comparison.after.has(next.schema, "default");
    found.push({
      kind: isDemanded ? "required-read-only-removed" : "read-only-removed",
      path,
      message: isDemanded ? "is no longer read-only and must be sent" : "is no longer read-only and can be sent",
    });
  }
  if (!wasWriteOnly && isWriteOnly) {
    found.push({ kind: "write-only-added", path, message: "is write-only now and in no answer" });
  }
  if (wasWriteOnly && !isWriteOnly) {
    found.push({ kind: "write-only-removed", path, message: "is no longer write-only and in answers" });
  }
  return found;
}
