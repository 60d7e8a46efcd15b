import type { Found } from "./found.js";
import type { ScalarKind, Shape } from "./shape.js";

/** Compares the plain values of two shapes: open types, enums, formats. */
export function diffScalars(old: Shape, next: Shape, path: string): Found[] {
  const kinds: ScalarKind[] = ["string", "number", "boolean"];
  return [...kinds.flatMap((kind) => diffValues(kind, old, next, path)), ...diffFormat(old, next, path)];
}

function diffValues(kind: ScalarKind, old: Shape, next: Shape, path: string): Found[] {
  const [was, is] = [old, next].map(({ values }) => values.filter((value) => typeof value === kind));
  const [wasOpen, isOpen] = [old.open.has(kind), next.open.has(kind)];
  if (wasOpen === isOpen) return was && is && !isOpen ? diffEnum(was, is, path) : [];
  const list = (values: readonly unknown[] = []) => values.map((value) => JSON.stringify(value)).join(", ");
  if (isOpen && was && was.length > 0) {
    return [{ kind: "enum-opened", path, message: `was one of ${list(was)}, is any ${kind}` }];
  }
  if (wasOpen && is && is.length > 0) {
    return [{ kind: "enum-closed", path, message: `was any ${kind}, is one of ${list(is)}` }];
  }
  return [];
}

function diffEnum(was: readonly unknown[], is: readonly unknown[], path: string): Found[] {
  // A type that is gone or new as a whole is told as such.
  if (was.length === 0 || is.length === 0) return [];
  return [
    ...was
      .filter((value) => !is.includes(value))
      .map((value): Found => ({ kind: "enum-value-removed", path, message: `is never ${JSON.stringify(value)} now` })),
    ...is
      .filter((value) => !was.includes(value))
      .map((value): Found => ({ kind: "enum-value-added", path, message: `may be ${JSON.stringify(value)}, too` })),
  ];
}

function diffFormat(old: Shape, next: Shape, path: string): Found[] {
  const found: Found[] = [];
  const wereNumbers = old.open.has("number") && next.open.has("number");
  if (wereNumbers && old.isInteger !== next.isInteger) {
    const message = next.isInteger ? "is a whole number now" : "may have decimals now";
    found.push({ kind: "number-kind-changed", path, message });
  }
  if (old.format !== next.format && old.open.size > 0 && next.open.size > 0) {
    const kind = [old.format, next.format].includes("binary") ? "binary-format-changed" : "format-changed";
    found.push({ kind, path, message: `the format was ${old.format ?? "open"}, is ${next.format ?? "open"}` });
  }
  return found;
}
