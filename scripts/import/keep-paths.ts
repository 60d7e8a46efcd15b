import type { OpenApiDocument } from "../document/openapi.js";

/** Keeps the paths that fit one of the patterns: `*` is one segment, `**` any number of them. */
export function keepPaths(document: OpenApiDocument, patterns: readonly string[], fileName: string): OpenApiDocument {
  const expressions = patterns.map(expressionOf);
  const all = Object.entries(document.paths);
  const kept = all.filter(([path]) => expressions.some((expression) => expression.test(path)));
  if (kept.length === 0) {
    const some = all.slice(0, 3).map(([path]) => path);
    throw new Error(
      `${fileName}: none of its ${all.length} paths fits ${patterns.join(" or ")} (it has ${some.join(", ") || "none"}); ` +
        "the patterns are in openapi/import.json",
    );
  }
  return { ...document, paths: Object.fromEntries(kept) };
}

function expressionOf(pattern: string): RegExp {
  const segments = pattern.split("/").map((segment) => {
    if (segment === "**") return ".*";
    return segment
      .split("*")
      .map((text) => text.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join("[^/]*");
  });
  return new RegExp(`^${segments.join("/").replaceAll("/.*", "(/.*)?")}$`);
}
