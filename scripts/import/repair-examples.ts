import type { OpenApiDocument } from "../document/openapi.js";
import { findWrongExamples } from "../document/words/find-wrong-examples.js";
import { placeOf, type Warn } from "./warning.js";

/** Takes out, in a copy, the examples that contradict their own schema: factories and pages would show them. */
export function repairExamples(document: OpenApiDocument, warn: Warn): OpenApiDocument {
  const repaired = structuredClone(document);
  for (const { holder, path, complaint } of findWrongExamples(repaired)) {
    delete holder.example;
    warn({ name: "example dropped", place: placeOf(path), message: complaint });
  }
  return repaired;
}
